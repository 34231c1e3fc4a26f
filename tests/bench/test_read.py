"""Reading is measured on different texts."""

from luodi.bench import bench_read


def test_json_has_the_figures_of_the_contract() -> None:
    found = bench_read(20).as_json()
    assert list(found) == ["texts", "characters", "texts_per_s", "import_ms", "first_ms"]
    assert found["texts"] == 20
    assert found["texts_per_s"] > 0
    assert 0 < found["import_ms"] < found["first_ms"]
