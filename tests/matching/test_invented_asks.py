"""Five plain asks that nobody has, added as anybody would: a card, dictionary entries, words. Cases are the fourth file."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src" / "luodi"
PACKAGES = ("measures", "geography", "industry", "fields", "voice", "reading", "matching", "intake")

CARDS = """\
cold_room,requirement,boolean,has_cold_room,,needs_cold_room,,has_cold_room,
fibre,requirement,boolean,has_fibre,,needs_fibre,,has_fibre,
bays,requirement,at_least,bays_left,bays_min,,,bays_left,
noise,requirement,at_most,noise_db,noise_max_db,,,noise_db,
jobs,listing,at_least,jobs_min,jobs_promised,,,jobs_promised,
"""
FIELDS = """\
has_cold_room,listing,冷库,cold room,,bool,,,cold_room,,,
needs_cold_room,requirement,需冷库,needs a cold room,,bool,,,cold_room,,,
has_fibre,listing,光纤,fibre,,bool,,,fibre,,,
needs_fibre,requirement,需光纤,needs fibre,,bool,,,fibre,,,
bays_left,listing,剩余车位,bays left,,number,people,1,bays,,,
bays_min,requirement,车位需求,bays needed,,number,people,1,bays,,,
noise_db,listing,噪声,noise,,number,m,10,noise,,,
noise_max_db,requirement,噪声上限,noise at most,,number,m,10,noise,,,
jobs_min,listing,用工要求,jobs asked,,number,people,1,jobs,,,
jobs_promised,requirement,承诺用工,jobs promised,,number,people,1,jobs,,,
"""
NOUNS = """\
ask,cold_room,冷库,cold room,,,,,有冷库,a cold room,有冷库,has a cold room,没有冷库,has no cold room,有没有冷库？,Is there a cold room?,您要冷库吗？,Do you need a cold room?
ask,fibre,光纤,fibre,,,,,通光纤,fibre,通光纤,has fibre,不通光纤,has no fibre,通不通光纤？,Is there fibre?,您要光纤吗？,Do you need fibre?
ask,bays,车位,bays,,,,,,,,,,,还有多少车位？,How many bays are left?,您要多少车位？,How many bays do you need?
ask,noise,噪声,noise,,,,,,,,,,,噪声多大？,How loud is it?,您能接受多大噪声？,What noise can you bear?
ask,jobs,用工,jobs,,,,,,,,,,,园区要求用工多少？,How many jobs are asked?,您用工多少？,How many jobs do you promise?
"""
#: Ask, requirement, listings in the order met, unmet, unknown.
CASES = [
    ("cold_room", {"needs_cold_room": True}, [{"has_cold_room": True}, {"has_cold_room": False}, {}]),
    ("fibre", {"needs_fibre": True}, [{"has_fibre": True}, {"has_fibre": False}, {}]),
    ("bays", {"bays_min": 10}, [{"bays_left": 10}, {"bays_left": 9}, {}]),
    ("noise", {"noise_max_db": 55}, [{"noise_db": 55}, {"noise_db": 55.1}, {}]),
]
PROGRAM = """
import datetime as dt, json, sys
from luodi import intake
from luodi.matching import ASKS, Index, LiveIndex, Watches, document, judge, match
day, told = dt.date(2026, 11, 30), {}
for name, need, offers in json.loads(sys.argv[1]):
    wanted = intake.requirement({"id": "R", **need})
    listings = [intake.listing({"id": str(n), **offer}) for n, offer in enumerate(offers)]
    live = LiveIndex.build(listings)
    assert list(live.listings().values()) == listings
    pairs = [judge(one, wanted, day).as_json()["asks"] for one in listings]
    answers = [document(match(Index.build(listings), wanted, as_of=day), language) for language in ("zh", "en")]
    sentences = [ask["sentence"] for answer in answers for pair in answer["matches"] for ask in pair["asks"]]
    watches = Watches.build([wanted])
    rises = [[each.after for each in watches.on_change(None, one, as_of=day)] for one in listings]
    told[name] = [pairs, answers[0]["counts"], len(set(sentences)) == len(sentences) == 6, rises]
company = intake.requirement({"jobs_promised": 30})
asked = [judge(intake.listing({"jobs_min": n}), company, day).as_json()["asks"] for n in (30, 31)]
silent = judge(intake.listing({"jobs_min": 30}), intake.requirement({}), day).as_json()["asks"]
print(json.dumps([told, [*asked, silent], list(ASKS[-5:])]))
"""


def test_five_plain_asks_take_a_card_their_fields_and_their_words(tmp_path: Path) -> None:
    root = tmp_path / "luodi"
    for name in PACKAGES:
        shutil.copytree(SOURCE / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(SOURCE / "__init__.py", root)
    for path, lines in (("matching/asks.csv", CARDS), ("fields/dictionary.csv", FIELDS), ("voice/nouns.csv", NOUNS)):
        text = (root / path).read_text(encoding="utf8")
        (root / path).write_text(f"{text.rstrip()}\n{lines}", encoding="utf8")
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, json.dumps(CASES)],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
    )
    assert done.stderr == ""
    answers, asked, names = json.loads(done.stdout)
    counts = {"fits": 1, "may_fit": 1, "near_miss": 1, "no": 0}
    rises = [["fits"], ["near_miss"], ["may_fit"]]
    for name, _, _ in CASES:
        assert answers[name] == [[{name: status} for status in ("met", "unmet", "unknown")], counts, True, rises]
    assert asked == [{"jobs": "met"}, {"jobs": "unmet"}, {"jobs": "unknown"}]
    assert names == ["cold_room", "fibre", "bays", "noise", "jobs"]
