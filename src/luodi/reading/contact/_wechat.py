"""WeChat: an id of its own, or the phone (微信同号, 同微)."""

from luodi.reading._mention import Mention
from luodi.reading._rule import compiled, signs_of

_SAME = r"(?:微信|v信|V信|VX|vx|wx|WX|微|v|V)\s*(?:号)?\s*(?:同号|同步|同电话|同手机|同上|一样)|微同(?!步)|同(?:微信|微|V|v|wx|VX)|(?:电话|手机|号码)(?:即|就是)微信"
_OWN = r"(?:微信号?|weixin|We[Cc]hat|we[Cc]hat|WECHAT|v信|V信|v[xX]|V[xX]|w[xX]|W[xX]|加[vV薇]|(?<![A-Za-z])[vV](?=\s?:)|薇信|微(?=\s?:)|➕[vV])\s*(?:号|id|ID)?\s*(?:是|为|叫)?\s*[::]?\s*((?:[A-Za-z][A-Za-z0-9_-]{4,20}|1[3-9]\d{9}))(?![A-Za-z0-9])"

#: Without one of these nothing is said of WeChat.
_SIGNS = frozenset("微薇vVxXwW同")


def wechats(clean: str, numbers: list[Mention]) -> list[Mention]:
    """At most one mention of key `wechat`."""
    if _SIGNS.isdisjoint(signs_of(clean)):
        return []
    own = compiled(_OWN).search(clean)
    if own:
        return [Mention("wechat", own[1], *own.span(1), "wechat_id")]
    same = compiled(_SAME).search(clean)
    mobiles = [m for m in numbers if m.rule == "mobile"]
    if same is None or not mobiles:
        return []
    nearest = min(mobiles, key=lambda m: abs(m.start - same.start()))
    return [nearest.but(key="wechat", rule="wechat_is_phone")]
