"""Every leaf of the error tree: code, status, both sentences."""

from luodi.geography import DatumMismatch, GeographyError, NoCoordinate, UnknownDivision
from luodi.voice import LANGUAGES, refused


def test_every_error_has_code_status_and_two_sentences() -> None:
    leaves = [UnknownDivision("99"), NoCoordinate("99"), DatumMismatch("WGS-84", "BD-09")]
    assert {type(each) for each in leaves} == set(GeographyError.__subclasses__())
    assert [(each.code, each.status) for each in leaves] == [
        ("unknown_division", 404),
        ("no_coordinate", 404),
        ("datum_mismatch", 400),
    ]
    assert refused(leaves[0], "zh") == "没有行政区划代码 99，请填写 2、4、6 或 9 位现行代码。"
    assert refused(leaves[0], "en") == "No division has the code 99; give a current code of 2, 4, 6 or 9 digits."
    assert all(refused(each, language) for each in leaves for language in LANGUAGES)
