"""Projects: one or several per text, with sums over several kept apart from single ones."""

from luodi.measures import plain
from luodi.reading import place
from luodi.reading._common import quantity, remarks
from luodi.reading._door import Text
from luodi.reading._mention import Mention
from luodi.reading._reading import Draft, Reading
from luodi.reading._scan import Scan, scan
from luodi.reading.project import _investors, _money, _names, _parks, _size, _stage, _when
from luodi.reading.project._scopes import Scope, is_same, scopes

#: Sources of each key of a record, the most reliable first.
_INVESTMENT = ("investment", "investment_plain", "investment_fixed", "investment_phase", "investment_bare")
_SUMS = {"output_cny_year": ("output", "output_phase"), "tax_cny_year": ("tax", "tax_phase")}
_SIZES = {"land_area_m2": ("land", "land_phase", "land_bare"), "employees": ("jobs",)}
_FIGURES = ("investment_amount", *_SUMS, "land_area_m2")
#: At most this many companies are compared with places.
_MOST = 200
_NOTHING = "没有读出招商项目的信息。请写明项目名称、投资额、用地或进度。"
_QUESTION = "有几个不同的数字，哪个是整个项目的？"


def read(text: Text) -> Reading:
    """Reads news, a plan or a ledger: one record per project, with sums over several marked as such."""
    scanned = scan(text)
    facts = _Facts(text, scanned)
    parts = scopes(scanned, facts.names, facts.money, facts.lands)
    drafts = _ordered([(p, d) for p in parts for d in [_draft(facts, p, len(parts) > 1)] if _says_something(d)])
    used = [m for d in drafts for m in d.sources.values()]
    doubts = [m for d in drafts for m in d.doubts]
    ambiguous, ignored = remarks(text, scanned, [*facts.mentions, *doubts], used)
    each = tuple(d.sources for d in drafts)
    return Reading(
        "project",
        text,
        tuple(d.record for d in drafts),
        each[0] if each else {},
        tuple(facts.mentions),
        ambiguous,
        ignored,
        "" if drafts else _NOTHING,
        each,
    )


def _ordered(drafts: list[tuple[Scope, Draft]]) -> list[Draft]:
    """Text order, except that a text's only project precedes the sum it is mentioned with (其中A项目 stays after it)."""
    single = [d for scope, d in drafts if not scope.is_aggregate and not scope.is_part and "project_name" in d.record]
    alone = len([s for s, _ in drafts if not s.is_aggregate]) == 1
    first = single if alone else []
    return [*first, *(d for _, d in drafts if d not in first)]


def _says_something(draft: Draft) -> bool:
    """Whether there is a figure of a project, or a name with a fact about it: 会议中心 alone is not a project."""
    record = draft.record
    return any(key in record for key in _FIGURES) or ("project_name" in record and len(record) > 2)


class _Facts:
    """All facts about projects in a text, by kind."""

    def __init__(self, text: Text, scanned: Scan) -> None:
        self.text = text
        self.names = _names.find(scanned)
        self.figures = [*_money.find(scanned), *_size.find(scanned)]
        self.money = [m for m in self.figures if m.key.startswith("investment")]
        self.lands = [m for m in self.figures if m.key == "land"]
        self.steps = _stage.steps(text.clean)
        self.companies = _investors.find(text.clean, self.names)
        self.places = place.find(text)
        self.regions = [m for m in self.places if m.key == "region_codes" and not self.is_borrowed(m)]
        self.parks = _parks.find(text.clean)
        self.dates = _when.find(text, self.steps)

    def is_borrowed(self, place: Mention) -> bool:
        """宁德 in 宁德时代 is not the location of the project."""
        return any(c.start < place.end and place.start < c.end for c in self.companies[:_MOST])

    @property
    def mentions(self) -> list[Mention]:
        parts = (self.names, self.companies, self.places, self.parks, self.figures, self.dates)
        return sorted((m for part in parts for m in part if m.key != "region_codes"), key=lambda m: (m.start, -m.end))


def _draft(facts: _Facts, scope: Scope, is_one_of_several: bool) -> Draft:
    draft = Draft()
    figures = _inside(facts.figures, scope)
    if not scope.is_aggregate:
        _put_name(draft, facts, scope)
        _put_first(draft, facts, "company", _inside(facts.companies, scope))
    _put_investment(draft, figures)
    for key, names in (_SUMS | _SIZES).items():
        _put_figure(draft, key, names, _in_yuan(figures))
    _put_place(draft, facts, scope, is_one_of_several)
    _put_progress(draft, facts, scope, is_one_of_several)
    source = next(iter(draft.sources.values()), None)
    if source:
        draft.put("is_aggregate", scope.is_aggregate, source)
    return draft


def _inside(mentions: list[Mention], scope: Scope) -> list[Mention]:
    return [m for m in mentions if scope.start <= m.start < scope.end]


def _put_name(draft: Draft, facts: _Facts, scope: Scope) -> None:
    """Stores the fullest name the text has for the project."""
    if scope.name is None:
        return
    first = scope.name.value
    same = [m for m in _inside(facts.names, scope) if is_same(m.value, first)] or [scope.name]
    _put_first(draft, facts, "project_name", [max(same, key=lambda m: len(m.value))])


def _put_first(draft: Draft, facts: _Facts, key: str, mentions: list[Mention]) -> None:
    for mention in mentions[:1]:
        draft.put(key, facts.text.words(mention.start, mention.end), mention)


def _put_investment(draft: Draft, figures: list[Mention]) -> None:
    source = _put_figure(draft, "investment_amount", _INVESTMENT, figures)
    if source:
        draft.put("investment_currency", quantity(source).unit, source)


def _put_figure(draft: Draft, key: str, names: tuple[str, ...], figures: list[Mention]) -> Mention | None:
    """Stores the first figure of the most reliable kind. Several phases (一期5亿,二期8亿) become a question."""
    for name in names:
        candidates = [m for m in figures if m.key == name]
        if candidates and name.endswith("_phase") and len({quantity(m).low for m in candidates}) > 1:
            draft.doubt(candidates[0], _QUESTION)
            return None
        if candidates:
            draft.put(key, plain(quantity(candidates[0]).low, 2), candidates[0])
            return candidates[0]
    return None


def _in_yuan(figures: list[Mention]) -> list[Mention]:
    """Drops foreign currency, for fields in yuan."""
    return [m for m in figures if m.key != "other" and quantity(m).unit in ("CNY", "m2", "people")]


def _put_place(draft: Draft, facts: _Facts, scope: Scope, is_one_of_several: bool) -> None:
    _put_first(draft, facts, "park", _inside(facts.parks, scope))
    best = [m for m in facts.places if m.key == "region_code" and not m.is_ambiguous and not facts.is_borrowed(m)]
    known = best if best and not is_one_of_several else _inside(facts.regions, scope) or facts.regions
    for mention in known[:1]:
        draft.put("region_raw", facts.text.words(mention.start, mention.end), mention)
        codes = [mention.value] if isinstance(mention.value, str) else mention.value
        if len(codes) == 1:
            draft.put("region_code", codes[0], mention)


def _put_progress(draft: Draft, facts: _Facts, scope: Scope, is_one_of_several: bool) -> None:
    """Stores the project's stage, or the one shared by all projects of the text; then the dates."""
    clean = facts.text.clean
    stage = _stage.stage_of(clean, facts.steps, scope.start, scope.end, is_aggregate=scope.is_aggregate)
    if is_one_of_several and (stage is None or stage.rule != "stage_fact"):
        stage = _shared_stage(facts) or stage
    if stage:
        draft.put("stage", stage.value, stage)
    for mention in _inside(facts.dates, scope):
        draft.put(mention.key, mention.value, mention)


def _shared_stage(facts: _Facts) -> Mention | None:
    """A项目、B项目集中签约: one verb for all."""
    stages = {s.stage for s in facts.steps if s.is_fact}
    return _stage.stage_of(facts.text.clean, facts.steps, 0, len(facts.text.clean)) if len(stages) == 1 else None
