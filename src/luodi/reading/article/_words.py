"""The vocabulary that identifies the parts of a page."""

import re

#: In front of a breadcrumb.
CRUMB = re.compile(r"^[\W_]*(?:您|你)?(?:的)?(?:当前|现在|所在)?(?:的)?位置(?:是)?\s*[::：]")
#: Between the steps of one.
STEP = re.compile(r"\s*(?:>+|»|›|＞+|→|&gt;+|≫)\s*")
#: The last step when it only says that this is the text.
HERE = re.compile(
    r"^(?:正文(?:内容)?|文章(?:内容|正文|详情)?|内容(?:页|正文)?|详情|详细内容|阅读|浏览文章|查看文章|信息内容)$"
)
HOME = re.compile(r"^(?:网站|返回)?(?:首页|主页)$|^home$", re.I)

#: How the name of a site ends.
SITE = re.compile(
    r"(?:人民政府|政府网|[网站]|门户|委员会|管委会|日报|晚报|早报|时报|频道|数字报|在线|客户端|官网|协会|学会|商会|科协|[局厅]|集团|公司|园区|开发区|高新区|平台)(?:[（(].{1,10}[)）])?$"
)
#: The last lines of a page name who runs it.
OWNER = re.compile(r"版权所有|主办|承办|技术支持")

#: A heading in front of other articles, and of lists that belong to the page.
RELATED = re.compile(
    r"^[\W_]*(?:相关|推荐|延伸|关联|更多|扩展|精彩|热门|往期|近期|最新|今日|猜你|为您?|为你|大家都在|您可能|你可能|编辑)"
    r"(?:的|还|也)?(?:感?兴趣|喜欢|爱看)?(?:的)?(?:相关)?(?:文章|新闻|阅读|资讯|推荐|内容|报道|信息|链接|动态|看|回顾|图集|视频|热点)"
    r"[\W_]*$|^[\W_]*(?:猜你喜欢|您可能(?:还|也)?(?:会)?(?:感兴趣|喜欢)的?|大家都在看)[\W_]*$"
)
#: Lists of the page itself: a barrier like a related heading, but what follows is not about this article.
OTHER_LIST = re.compile(
    r"^[\W_]*(?:热门|最新|最热|本站|近期|今日|精彩|24小时|一周|排行|点击|图片|视频|友情)(?:\S{0,6})?[\W_]*$"
)
NOTICE = re.compile(
    r"^[\W_]*(?:版权|免责|特别|郑重|转载|侵权|本站|本网|法律)(?:声明|说明|提示|提醒|告知|投诉)|^[\W_]*声明[::：]"
    r"|^[\W_]*(?:本文|本站|以上|文中|部分).{0,40}(?:转载|版权|不代表|侵权|删除|来源于网络|收集于网络|观点和立场|仅供参考)"
)
SHARE = re.compile(
    r"^[\W_]*(?:分享(?:给|到|至|按钮|本文|文章)?(?:朋友圈|朋友|好友|微信|微博|QQ)?|扫一扫.{0,20}|用?微信扫.{0,20})[\W_]*$"
)
#: The last lines of a page, however long.
FOOTER = re.compile(r"ICP[备证]|公网安备|公安网备|copyright|all rights reserved|©|网站标识码", re.I)
FOOTER_LENGTH = 400
#: Furniture: one short block that belongs to the page and not to the text.
JUNK = re.compile(
    r"版权所有(?![权者])|技术支持|主办单位|承办单位|网站标识码"
    r"|【?(?:打印|关闭|收藏|纠错|返回顶部|我要反馈|查看评论|隐藏边栏)|浏览(?:次数|量)|点击(?:数|次数|量)|阅读(?:次数|量|数)"
    r"|字体[::：]|字号[::：]|上一[篇条页]|下一[篇条页]|责任?编辑?[::：]|责编|^[\W_]*(?:编辑|审核|校对|终审|初审|复审)[::：]"
    r"|本文来源[::：]|稿件来源|^[\W_]*标签[::：]|^[\W_]*关键[词字][::：]|发布(?:时间|日期|人|者)[::：]|发稿时间|更新(?:时间|日期)[::：]"
    r"|^[\W_]*原标题|图片均?(?:来自|来源)|欢迎(?:扫描|关注)|关注.{0,10}公众号|扫码|二维码|客户端下载|热线[::：]|邮编[::：]|往期(?:推荐|回顾)"
    r"|已有\d*人参与|\d+\s*(?:评论|人参与|条评论)|登录|注册|^[\W_]*来源(?:于)?[::：]|^related (?:stories|articles|news)\b",
    re.I,
)
#: The longest block that furniture may be: a sentence of the text may well speak of 版权所有.
JUNK_LENGTH = 90
#: A block that asks readers to call or to write.
CONTACT = re.compile(
    r"微信号|微信[/、或].{0,4}(?:手机|电话)|(?:手机|电话|热线|微信|QQ|联系方式|咨询|招商|租售|联系人)[^。]{0,12}[::：]\s*[\d(（a-zA-Z\u4e00-\u9fff]"
    r"|扫一扫|长按|加(?:我|.{1,5}的)?(?:好友|微信)|(?:请|需)(?:说明|注明|留下|提供)(?:您|你)?的"
)
CONTACT_LENGTH = 120
#: What such a block asks for, by the word, with the key under which it is kept.
ASKED = {
    "需求": "need",
    "用途": "use",
    "面积": "area_m2",
    "预算": "budget",
    "行业": "industry_raw",
    "税收": "tax_cny_year",
    "产值": "output_cny_year",
    "投资": "investment_cny",
    "公司": "company",
    "单位": "company",
    "企业": "company",
    "联系人": "contact_name",
    "姓名": "contact_name",
    "称呼": "contact_name",
    "手机": "phone",
    "电话": "phone",
    "微信": "wechat",
}
#: Parts of a page by their class or id.
PLACE = re.compile(
    r"(?:^|[\s_-])(?:foot(?:er)?|copyright|comments?|sidebar|aside|recommend\w*|relate\w*|nav(?:bar|igation)?|menus?|share\w*|"
    r"disclaimer|statement|breadcrumbs?|crumbs?|hot\w*|rank\w*|tags?|login|pagination|qrcode|ewm|right-?bar|authorbio|tj|tuijian)(?:$|[\s_-])",
    re.I,
)
#: A cell of a table that tells about the page, not the subject.
FURNITURE_CELL = re.compile(
    r"^(?:索\s*引\s*号|发布机构|发文机关|公开方式|公开时限|主题(?:分类|词)|信息分类|有\s*效\s*性|上一[篇条页]|下一[篇条页]|(?:发布|发表|更新)?(?:时间|日期)\s*[:：]|.{0,12}(?:点击|浏览|阅读)(?:次数|量|数)?\s*[:：])"
)
#: Below a picture: what it shows, who took it.
CAPTION = re.compile(
    r"^[\W_]*(?:图为|图[一二三四五六七八九\d]{1,2}\s*[:：]|上图|下图|左图|右图|配图|题图|视频[-:：|]|资料图)|"
    r"(?:视频截图|资料图片?|资料照片|供图|(?:^|[/\s\u3000（(])摄(?:影)?(?:报道)?)[\W_]*$|[\u4e00-\u9fff]{2,4}[\s\u3000/]摄[\W_]*$"
)
#: In front of a summary that stands above the text.
SUMMARY = re.compile(r"^[\W_]*(?:摘\s*要|导\s*读|内容提要|内容摘要|核心提示|[Ss]ummary)[\W_]*[:：]")
#: The short line with which a text begins: a dateline, a salutation.
OPENING = re.compile(r"(?:日电|[日本]讯|日消息|报道|电)[\W_]*$|[:：]$")
#: Leads on to other pages, or ends this one.
PAGER = re.compile(
    r"上一[篇条页]|下一[篇条页]|版权所有(?![权者])|网站标识码|ICP[备证]|公网安备|技术支持|主办单位|友情链接|^related (?:stories|articles|news)",
    re.I,
)
#: Speaks of the page's rights, not of its subject.
ABOUT_RIGHTS = re.compile(
    r"转载|侵权|免责|版权|注明(?:来源|出处)|(?:本网|本站)(?:所|无|不|将|注)|网友评论|公众号|二维码|扫码"
)
ATTACHMENT = re.compile(
    r"^[\W_]*附\s*(?:件|表|图)?\s*(?:\d{0,2}|[一二三四五六七八九十]?)\s*[:：.、]\s*(?!下载)\S|^[\W_]*附件\d{0,2}(?=[《\s])"
)
FILE = re.compile(r"\.(?:docx?|xlsx?|pdf|zip|rar|7z|wps|et|ofd|pptx?|csv|jpe?g|png)\b|^[\W_]*\d{1,2}[.、．]\s*\S", re.I)
#: Who a notice is from, and when it was signed.
SIGNED_BY = re.compile(
    r"^[\u4e00-\u9fff（）()·、\s]{2,40}(?:局|委|办|院|府|会|中心|公司|处|室|部|厅|组|署|社|校|大学|学院|集团|支队|大队|银行|园区|开发区|高新区)$"
)
SIGNED_ON = re.compile(
    r"^[（(]?\s*(?:(?:19|20)\d\d\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}\s*日?|二[〇零○Ｏ][一二三四五六七八九〇零]{2}年.{1,3}月.{1,3}日)\s*[)）]?$"
)
CLOSING = re.compile(
    r"^[\W_]*(?:特此|此件|此复|抄送|抄报|附则|备注|注\s*[:：]|咨询(?:电话|方式)|联系(?:人|电话|方式|地址|邮箱)|(?:受理|报名|监督|举报)(?:电话|地址|方式|时间)|通讯地址|地\s*址|电子邮箱|邮\s*箱)"
)
