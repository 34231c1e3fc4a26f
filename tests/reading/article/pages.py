"""Pages made up for these tests, in the manner of real ones. People, companies and numbers are invented."""

#: A whole page as text, as a reader copies it out of a browser.
COPIED = """当前位置：首页 > 溧阳产业信息 > 正文内容

示范园区推进“六个一”工程

admin8个月前 (09-24)溧阳产业信息6

　　上半年，示范园区完成工业产值120亿元，同比增长8.5%，新签约项目21个。园区负责人介绍，全年目标不变。

　　9月18日，来自三省一市的企业代表走进园区，实地看了标准厂房二期。

　　版权所有者是谁并不重要，重要的是谁把事情做成，一位企业家这样说。（李示范）

王示例微信号
产业招商/厂房土地租售：400 000 0000
或微信/手机：13900000000
请说明您的需求、用途、税收、公司、联系人、手机号，以便快速帮您对接资源。
长按/扫一扫加王示例的微信号

版权声明：本文由示例网发布，如需转载请注明出处。如有不妥之处请联系我们删除 400-000-0000

分享给朋友：

相关文章

园区一期厂房满租

园区一期厂房满租

　　一期厂房共12栋，目前已全部租出，入驻企业以装备制造为主。 运营方表示，二期将于明年交付，三期正在规划...

示范银行支持小微企业

示范银行支持小微企业

　　银行为园区36家企业办理了贷款，总额2.4亿元...
"""

HTML = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>示范区新建标准厂房20万平方米 - 示范区管委会</title>
<meta name="PubDate" content="2023-05-09"><script>var body = "脚本里的话，不是正文。";</script></head><body>
<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/zw">政务公开</a></li></ul></div>
<div class="path">您现在的位置：<a href="/">首页</a> &gt; <a href="/xw">园区动态</a> &gt; 正文</div>
<h1>示范区新建标准厂房20万平方米</h1>
<div class="info">发布时间：2023年5月8日 10:20　来源：示范日报　作者：张示例　浏览次数：1,206</div>
<form name="_content"><div class="v_news">
<p>　　5月7日，示范区标准厂房三期开工，总建筑面积<b>20万平方米</b>，计划2024年底竣工，2025年销售收入有望达到3亿元。</p>
<h3>一、建设内容</h3>
<p>共建设厂房16栋，层高6至8米，配套<a href="https://example.org/power">变电站</a>一座。</p>
<p><img src="https://example.org/1.jpg" alt="开工现场"></p>
<p>管委会负责人说：“厂房建成后，优先安排本地企业。”</p></div></form>
<p>（责任编辑：李示例）</p><p>【打印本页】【关闭窗口】</p>
<div><h3>相关新闻</h3><ul><li><a href="https://example.org/a">示范区二期厂房交付使用</a></li>
<li><a href="https://example.org/b">示范区招商推介会举行</a></li></ul></div>
<div class="footer">主办单位：示范区管委会 苏ICP备00000000号-1 Copyright 2023 All Rights Reserved</div>
<style>p{color:red}</style></body></html>"""
