"""Industry chains: every code exists, every chain has its three positions, look-up works both ways."""

from itertools import groupby

from luodi.industry import chains, chains_of, industry


def test_chains_every_code_is_in_the_classification() -> None:
    assert all(industry(code).code == code for link in chains() for code in link.codes)


def test_chains_each_has_upstream_midstream_downstream_in_order() -> None:
    positions = [[link.position for link in links] for _, links in groupby(chains(), key=lambda link: link.chain)]
    assert len(positions) >= 12
    assert all(found == ["upstream", "midstream", "downstream"] for found in positions)


def test_chains_of_batteries_are_middle_of_their_own_and_upstream_of_cars() -> None:
    found = {(link.chain, link.position) for link in chains_of("3841")}
    assert found == {("动力电池", "midstream"), ("新能源汽车", "upstream"), ("机器人", "downstream")}


def test_chains_of_a_wide_code_meet_links_below_it() -> None:
    assert {link.chain for link in chains_of("3841")} <= {link.chain for link in chains_of("38")}


def test_chains_of_an_industry_in_none_are_empty() -> None:
    assert chains_of("1512") == ()
