"""A project: one or several in one text, and sums over several kept apart from single ones."""

from luodi.measures import plain
from luodi.reading import place
from luodi.reading._common import quantity, remarks
from luodi.reading._door import Text
from luodi.reading._mention import Mention
from luodi.reading._reading import Draft, Reading
from luodi.reading._scan import Scan, scan
from luodi.reading.project import _investors, _money, _names, _parks, _size, _stage, _when
from luodi.reading.project._scopes import Scope, is_same, scopes

#: What each key of a record is made from, the surest first.
_INVESTMENT = ("investment", "investment_plain", "investment_fixed", "investment_phase", "investment_bare")
_SUMS = {"output_cny_year": ("output", "output_phase"), "tax_cny_year": ("tax", "tax_phase")}
_SIZES = {"land_area_m2": ("land", "land_phase", "land_bare"), "employees": ("jobs",)}
_FIGURES = ("investment_amount", *_SUMS, "land_area_m2")
#: Places are compared with so many companies.
_MOST = 200
_NOTHING = "没有读出招商项目的信息。请写明项目名称、投资额、用地或进度。"
_QUESTION = "有几个不同的数字，哪个是整个项目的？"


def read(text: Text) -> Reading:
    """The reading of news, a plan or a ledger: a record for each project, sums over several marked as such."""
    seen = scan(text)
    facts = _Facts(text, seen)
    parts = scopes(seen, facts.names, facts.money, facts.lands)
    drafts = _ordered([(p, d) for p in parts for d in [_draft(facts, p, len(parts) > 1)] if _says_something(d)])
    used = [m for d in drafts for m in d.sources.values()]
    doubts = [m for d in drafts for m in d.doubts]
    ambiguous, ignored = remarks(text, seen, [*facts.mentions, *doubts], used)
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
    """As they stand, but the one project of a text goes before the sum it is told beside (其中A项目 stays behind)."""
    single = [d for scope, d in drafts if not scope.is_aggregate and not scope.is_part and "project_name" in d.record]
    alone = len([s for s, _ in drafts if not s.is_aggregate]) == 1
    first = single if alone else []
    return [*first, *(d for _, d in drafts if d not in first)]


def _says_something(draft: Draft) -> bool:
    """A figure of a project, or a name with something about it: 会议中心 alone is no project."""
    record = draft.record
    return any(key in record for key in _FIGURES) or ("project_name" in record and len(record) > 2)


class _Facts:
    """Everything that a text says of projects, by kind."""

    def __init__(self, text: Text, seen: Scan) -> None:
        self.text = text
        self.names = _names.find(seen)
        self.figures = [*_money.find(seen), *_size.find(seen)]
        self.money = [m for m in self.figures if m.key.startswith("investment")]
        self.lands = [m for m in self.figures if m.key == "land"]
        self.steps = _stage.steps(text.clean)
        self.companies = _investors.find(text.clean, self.names)
        self.places = place.find(text)
        self.regions = [m for m in self.places if m.key == "region_codes" and not self.is_borrowed(m)]
        self.parks = _parks.find(text.clean)
        self.dates = _when.find(text, self.steps)

    def is_borrowed(self, place: Mention) -> bool:
        """宁德 in 宁德时代 is no place of the project."""
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
    """The fullest of the names that a text has for the project."""
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
    """The first figure of the surest kind. Several phases (一期5亿,二期8亿) are asked about: their sum is not stated."""
    for name in names:
        said = [m for m in figures if m.key == name]
        if said and name.endswith("_phase") and len({quantity(m).low for m in said}) > 1:
            draft.doubt(said[0], _QUESTION)
            return None
        if said:
            draft.put(key, plain(quantity(said[0]).low, 2), said[0])
            return said[0]
    return None


def _in_yuan(figures: list[Mention]) -> list[Mention]:
    """Without foreign money, for fields that are in yuan."""
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
    """The stage of the project, else the one that all projects of the text share; then the dates."""
    clean = facts.text.clean
    stage = _stage.stage_of(clean, facts.steps, scope.start, scope.end, is_aggregate=scope.is_aggregate)
    if is_one_of_several and (stage is None or stage.rule != "stage_fact"):
        stage = _shared_stage(facts) or stage
    if stage:
        draft.put("stage", stage.value, stage)
    for mention in _inside(facts.dates, scope):
        draft.put(mention.key, mention.value, mention)


def _shared_stage(facts: _Facts) -> Mention | None:
    """A项目、B项目集中签约: the verb stands once for all."""
    stages = {s.stage for s in facts.steps if s.is_fact}
    return _stage.stage_of(facts.text.clean, facts.steps, 0, len(facts.text.clean)) if len(stages) == 1 else None
