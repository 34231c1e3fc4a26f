"""The sentences of the command line, in Chinese and English, by key; `_words.phrase` fills them in."""

Twin = tuple[str, str]

PHRASES: dict[str, Twin] = {
    "and": ("、", ", "),
    "field": ("字段", "field"),
    "value": ("读到", "value"),
    "words": ("原话", "words"),
    "manner": ("语气", "manner"),
    "colon": ("：", ": "),
    "semicolon": ("；", "; "),
    "comma": ("，", ", "),
    "quoted": ("「{words}」", "“{words}”"),
    "advice": ("怎么改：{words}", "Instead: {words}"),
    "wording_clean": ("没有查出要改的用语。", "Nothing was found that would have to change."),
    "wording_found": ("共计：{parts}。", "In total: {parts}."),
    "not": ("不要", "not"),
    "read_as": ("读作：{kind}，{n} 项", "Read as {kind}: {n} fields"),
    "record_no": ("第 {n} 条", "record {n}"),
    "to_ask": ("拿不准，请问清：", "Not certain, please ask:"),
    "more": ("……另有 {n} 处", "… and {n} more"),
    "ignored": ("没有用到的话：", "Passed over:"),
    "line_fault": ("第 {line} 行{reason}，已跳过", "line {line} {reason}; passed over"),
    "reading": ("正在读", "reading"),
    "reading_rows": ("正在读表 {done} / {total} 行", "reading rows {done} of {total}"),
    "judging": ("正在判断", "judging"),
    "precision": ("准确", "P"),
    "recall": ("找全", "R"),
    "accuracy": ("{right} / {n} 对全对，{share:.1f} %", "{right} of {n} pairs right, {share:.1f} %"),
    "interval": (
        "{kind}：{n} 条，准确率 {p:.3f}，召回率 {r:.3f}，重抽样 95 % 在 {low:.3f} 到 {high:.3f}",
        "{kind}: {n} texts, precision {p:.3f} recall {r:.3f}, 95 % of resamples {low:.3f} to {high:.3f}",
    ),
    "faults": ("表格里有 {n} 处用不了：", "{n} faults in the sheet:"),
    "more_faults": (
        "  还有 {n} 处，全部列出：luodi import listings {source}",
        "  {n} more; to list all: luodi import listings {source}",
    ),
    "checked": ("{name}：{rows} 行，可用 {used} 行。", "{name}: {rows} rows, {used} of them usable."),
    "no_database": (
        (
            "只做了检查，没有入库；入库：luodi import listings {name} --organisation 组织名称\n"
            '不入库也能匹配：luodi match --listings {name} "溧阳求租3000平厂房"'
        ),
        (
            "Checked only, nothing was stored; to store: luodi import listings {name} --organisation NAME\n"
            'To match without a database: luodi match --listings {name} "溧阳求租3000平厂房"'
        ),
    ),
    "imported": (
        (
            "{name} 已入库：新增 {added}，修改 {changed}，没变 {unchanged}，发布 {published}，下架 {withdrawn}；"
            "没入库 {refused}，先要问清 {asked}，{unready}。"
        ),
        (
            "{name} is in: {added} added, {changed} changed, {unchanged} unchanged, {published} published, {withdrawn} withdrawn; "
            "{refused} refused, {asked} to be asked about, {unready}."
        ),
    ),
    "tried": (
        (
            "{name} 试了一遍，什么都没有存：会新增 {added}，修改 {changed}，没变 {unchanged}，发布 {published}，下架 {withdrawn}；"
            "不能入库 {refused}，先要问清 {asked}，{unready}。"
        ),
        (
            "{name} was tried and nothing stored: {added} would be added, {changed} changed, {unchanged} unchanged, "
            "{published} published, {withdrawn} withdrawn; {refused} refused, {asked} to be asked about, {unready}."
        ),
    ),
    "count_not_ready": ("还不能发布 {n}", "{n} not ready to publish"),
    "not_to_publish": (
        "没有要求发布，草稿仍是草稿（要发布加 --publish）",
        "publishing was not asked for, so drafts stay drafts (--publish publishes what is ready)",
    ),
    "row_another": (
        "编号 {code} 已有的是{there}，表「{sheet}」第 {row} 行是{here}，是同一处吗？没有改它",
        "Id {code} is stored as {there}; sheet “{sheet}”, row {row} says {here}. Is it the same place? It was left as it is",
    ),
    "another_remedy": (
        "是同一处，加 --same change；不是，请改表里的编号，或加 --same add（作为另一处，另编编号）。",
        "If it is the same place, add --same change; if not, correct the id in the sheet, or add --same add for a new id.",
    ),
    "taken_another": (
        "{said}，编号是 {code}，地址和面积却都不同：没有下架它",
        "{said} and bears the id {code}, but address and area are another's; it was left as it is",
    ),
    "row_changes": ("{code}（表「{sheet}」第 {row} 行）：{changes}", "{code} (sheet “{sheet}”, row {row}): {changes}"),
    "more_changes": ("……另有 {n} 条修改没有列出。", "… and {n} more changed."),
    "row_asked": (
        "表「{sheet}」第 {row} 行没有编号，像是已有的 {code}：{changes}",
        "Sheet “{sheet}”, row {row} has no id and looks like {code}: {changes}",
    ),
    "asked_remedy": (
        "是同一处，请把编号填进表里，或加 --same change；不是同一处，加 --same add。",
        "If it is the same place, put its id into the sheet or add --same change; if not, add --same add.",
    ),
    "to_withdraw": ("将下架 {n} 处：", "{n} would be withdrawn:"),
    "withdrawn": ("下架了 {n} 处：", "{n} withdrawn:"),
    "taken": ("{code}，因为{said}", "{code}: {said}"),
    "more_withdrawn": ("……另有 {n} 处没有列出。", "… and {n} more."),
    "taken_said": (
        "表「{sheet}」第 {row} 行不在租售（{value}）",
        "sheet “{sheet}”, row {row} is not on offer (“{value}”)",
    ),
    "taken_said_column": (
        "表「{sheet}」第 {row} 行「{column}」列写着「{value}」",
        "sheet “{sheet}”, row {row}, column “{column}” says “{value}”",
    ),
    "taken_asked": (
        "{said}，没有编号，像是 {code}：没有下架它",
        "{said}, has no id and looks like {code}, which was left as it is",
    ),
    "taken_remedy": (
        "就是这一处，请把编号填进表里，或加 --same change（几处都像时只能填编号）；不是，加 --same add。",
        (
            "If it is this place, put its id into the sheet or add --same change "
            "(where several look alike, only an id tells); if not, add --same add."
        ),
    ),
    "taken_unknown": (
        "{said}，库里没有这一处，没有可下架的",
        "{said}; no stored listing is meant, nothing to withdraw",
    ),
    "returned": (
        "{code} 已下架，表「{sheet}」第 {row} 行又说在租售：没有重新发布",
        "{code} is withdrawn, yet sheet “{sheet}”, row {row} offers it: not published again",
    ),
    "returned_why": (
        "{code} 已下架（{reason}），表「{sheet}」第 {row} 行又说在租售：没有重新发布",
        "{code} is withdrawn ({reason}), yet sheet “{sheet}”, row {row} offers it: not published again",
    ),
    "returned_remedy": (
        "确实又在租售，请加 --publish --reopen；不是，请改表。",
        "If they are on offer again, add --publish --reopen; if not, correct the sheet.",
    ),
    "nothing_changes": ("内容一样，没有要改的", "nothing would change"),
    "one_change": ("{field} {before} → {after}", "{field} {before} → {after}"),
    "not_stated": ("没填", "not stated"),
    "batch": (
        "批次 {n}，24 小时内可以撤销：luodi import undo {n} --organisation {organisation}",
        "Batch {n}; it can be undone within 24 hours: luodi import undo {n} --organisation {organisation}",
    ),
    "undone": (
        "批次 {n}（{name}）已撤销：删去新增的 {removed}，还原修改的 {restored}，没动 {kept}。",
        "Batch {n} ({name}) is undone: {removed} removed, {restored} restored, {kept} left as they are.",
    ),
    "not_ready": (
        "{n} 条还不能发布，缺：{missing}（{codes}）",
        "{n} not ready to publish; missing: {missing} ({codes})",
    ),
    "not_ready_remedy": (
        "整张表都一样的可以一次写明：--source 业主提供 --as-of 2026-11-28 --area-basis gross（建筑面积）",
        "What holds for the whole sheet can be given once: --source … --as-of 2026-11-28 --area-basis gross",
    ),
    "template_written": ("模板已写到 {name}。", "The template is in {name}."),
    "trail_exported": ("{n} 条审计记录已写到 {name}。", "{n} rows of the audit trail are in {name}."),
    "exported": ("{n} 条房源已写到 {name}。", "{n} listings are in {name}."),
    "demo_data": (
        "示例数据，全部虚构：{name} 里有 {rows} 条房源，按 {as_of} 计算。",
        "Sample data, all of it made up: {rows} listings in {name}, as of {as_of}.",
    ),
    "demo_said": ("一、客户说", "1. A customer says"),
    "demo_read": ("二、读成记录（luodi read）", "2. Read as a record (luodi read)"),
    "demo_match": ("三、在 {rows} 条房源里找（luodi match）", "3. Looked for among {rows} listings (luodi match)"),
    "demo_next": ("接下来试试：", "Try next:"),
    "peer_loading": ("装入 {name}……", "Loading {name}…"),
    "scope_asked": ("轮流回答：{name}……", "In turn: {name}…"),
    "peers_head": (
        "同一次运行里轮流回答同样的需求，毫秒是 p50。落地的时间含理由和放宽，其余只算结论、计数和前 20 名；倍数先相对落地的全部答案，再相对「同样的活」（落地也只算这些）：",
        (
            "The same requirements in turn in one run; ms are p50. Luodi's time includes reasons and relaxations, the others "
            "only count, score and rank; ratios are against Luodi's whole answer, then against “same work”, Luodi doing only that:"
        ),
    ),
    "peers_version": ("版本", "version"),
    "peers_load": ("装入", "load"),
    "peers_size": ("占用", "size"),
    "peers_threads": ("线程", "threads"),
    "peers_same": (
        "逐一核对：每个范围、每种需求，结论计数、各条件计数、前 20 名的次序都与落地相同。",
        "Checked: in every scope and for every requirement the counts by verdict and by ask and the first 20 ids are Luodi's.",
    ),
    "peers_differ": ("与落地的答案不同：{where}", "Not Luodi's answer: {where}"),
    "peer_missing": ("{name} 没有安装，没有比较：{remedy}", "{name} is not installed and was not compared: {remedy}"),
    "peer_loads_faster": ("装入比落地快的：{names}。", "Loads faster than Luodi: {names}."),
    "peer_is_smaller": ("占用比落地少的：{names}。", "Takes less room than Luodi: {names}."),
    "peer_is_faster": ("{scope}里比落地快的：{names}。", "Faster than Luodi in {scope}: {names}."),
    "peers_adhoc": (
        "它们还胜在：临时想到的任何查询，落地只回答「谁合适」。",
        "They also win at whatever else you may think of asking; Luodi only answers who fits.",
    ),
    "bench_starts": (
        "用 {rows} 条示例房源，先生成、编译、预热，再计时……",
        "{rows} sample listings: making, compiling and warming up first…",
    ),
    "bench_head": (
        "{rows} 条示例房源，{threads} 线程，每条 {size} 字节；14 项条件，含理由和统计：",
        "{rows} sample listings, {threads} threads, {size} bytes each; 14 asks, reasons and reports included:",
    ),
    "same_answer": (
        "抽样逐条核对：两条路径的编号、结论、得分、计数完全一致。",
        "Checked on a sample: ids, verdicts, scores and counts are the same.",
    ),
    "watch_starts": (
        "用 {rows} 条保存的示例需求，先生成、编译、预热，再计时……",
        "{rows} saved sample requirements: making, compiling and warming up first…",
    ),
    "pages_start": (
        "建一个网站，导入并发布 {rows} 条示例房源，再计时……",
        "a site with {rows} sample listings: importing and publishing first…",
    ),
    "pages_head": (
        "在架 {n} 处；第一位访客等了 {first} 秒，之后每页：",
        "{n} public; the very first visitor waited {first} s, afterwards each page:",
    ),
    "watch_head": (
        "{n} 条需求，每条 {size} 字节，{seconds} 秒建成；一条房源平均新合适 {fits}，问清就知道 {may_fit}，差一点 {near_miss}：",
        "{n} requirements, {size} bytes each, built in {seconds} s; a listing newly fits {fits}, may fit {may_fit}, nearly {near_miss}:",
    ),
    "same_verdicts": (
        "抽样逐对核对：结论与正向判断完全一致。",
        "Checked on a sample of pairs: the verdicts are those of the forward direction.",
    ),
    "bench_read": (
        "{n} 条示例需求，平均 {mean} 字：一个核每秒读 {speed} 条。",
        "{n} sample texts of {mean} characters: {speed} a second on one core.",
    ),
    "bench_first": (
        "新进程：导入 {imported} 毫秒，到第一条答案 {first} 毫秒。",
        "A fresh process: import {imported} ms, first answer after {first} ms.",
    ),
    "answer": ("{rows} 处里，{parts}。", "Of {rows} places {parts}."),
    "not_compared": (
        "{rows} 处里，{n} 处在范围内，都还没有比过条件。再说一条（多大、多高、多少电、多少钱）就能分出合适不合适。",
        "Of {rows} places {n} are in scope, compared with nothing yet. Say one thing more (size, height, power, price).",
    ),
    "answer_fits": ("{n} 处合适", "{n} fit"),
    "answer_fits_one": ("{n} 处合适", "{n} fits"),
    "answer_none": ("没有一处能直接说合适", "none fits outright"),
    "answer_may_fit": ("{n} 处问清就知道", "{n} may fit once asked"),
    "answer_may_fit_one": ("{n} 处问清就知道", "{n} may fit once asked"),
    "answer_near_miss": ("{n} 处只差一点", "{n} miss by little"),
    "answer_near_miss_one": ("{n} 处只差一点", "{n} misses by little"),
    "all_fit": ("{rows} 处都合适。", "All {rows} places fit."),
    "no_places": ("表里一处也没有。", "The sheet holds no place."),
    "only_fits": ("只有 1 处，合适。", "There is one place, and it fits."),
    "only_may_fit": ("只有 1 处，问清就知道合不合适。", "There is one place, which may fit once asked."),
    "only_near_miss": ("只有 1 处，差一点。", "There is one place, which misses by little."),
    "only_no": ("只有 1 处，不合适。", "There is one place, and it does not fit."),
    "scope": (
        "在范围内（交易、类型、区域、有效期）的有 {scope} 处。",
        "{scope} are in scope (deal, kind, region, validity).",
    ),
    "understood": ("需求", "Wanted"),
    "wished": ("最好有", "Wished for"),
    "alternative": ("方案 {n}", "alternative {n}"),
    "id": ("编号", "id"),
    "verdict": ("结论", "verdict"),
    "score": ("得分", "score"),
    "place": ("地点", "place"),
    "area": ("面积", "area"),
    "price": ("价格", "price"),
    "negotiable": ("面议", "negotiable"),
    "reasons": ("逐处理由", "Reasons"),
    "branch": ("按方案 {n}", "by alternative {n}"),
    "to_confirm": ("待确认：{names}", "To confirm: {names}"),
    "contact": ("联系：{who}", "Contact: {who}"),
    "eliminations": ("卡在哪里", "What rules places out"),
    "condition": ("条件", "condition"),
    "asked_by": ("谁提的", "asked by"),
    "unmet": ("不满足", "unmet"),
    "sole": ("仅因它", "alone"),
    "relaxations": ("放宽一点会怎样", "If relaxed a little"),
    "relaxed": ("{name}从 {old} 放宽到 {new}：多 {gains}", "{name} from {old} to {new}: {gains}"),
    "no_longer": ("不再要求{name}：多 {gains}", "{name} no longer asked: {gains}"),
    "adds_fits": ("{n} 处合适", "{n} more fit"),
    "adds_fits_one": ("{n} 处合适", "{n} more fits"),
    "adds_may_fit": ("{n} 处问清就知道", "{n} more may fit"),
    "adds_may_fit_one": ("{n} 处问清就知道", "{n} more may fit"),
    "settles": ("最值得先问清的", "Worth asking first"),
    "settled": ("{field}：可定下 {pairs} 处", "{field}: settles {pairs} places"),
    "nothing_in_scope": (
        "范围内一处也没有：请看交易方式、类型和区域是不是写窄了。",
        "Nothing is in scope: look again at deal, kind and region.",
    ),
    "more_matches": (
        "还有 {n} 处没有列出，用 --top {all} 可全部列出。",
        "{n} more are not shown; --top {all} lists all.",
    ),
    "unknown_keys": ("需求里不认得的键没有使用：{keys}", "Unknown keys of the requirement were not used: {keys}"),
    "an_offer": (
        "这段话是有地方要租售，不是找地方：没有列出房源。要登记，请到网站；若是在找，请写明求租或求购。",
        "These words offer a place and do not ask for one, so nothing is listed: an owner registers it on the site. If you are looking for a place, say so.",
    ),
    "doubts": ("原话里拿不准的，没有当作条件：", "Not certain in the words, so not used:"),
    "killing": ("杀了 {kills} 次，已确认 {acknowledged} 条", "{kills} kills, {acknowledged} acknowledged"),
    "killed": (
        (
            "{engine}：{seconds} 秒里杀了 {kills} 次（其中整个服务 {whole_server} 次），断线后重按 {pressed_again} 次。\n"
            "已确认 {acknowledged} 条，库里有 {present} 条；丢失 {lost}，重复 {duplicates}。"
        ),
        (
            "{engine}: {kills} kills in {seconds} s ({whole_server} of the whole server), pressed again {pressed_again} times.\n"
            "Acknowledged {acknowledged}, present {present}; lost {lost}, stored twice {duplicates}."
        ),
    ),
    "no_port": ("端口 {first} 到 {last} 都有程序在用", "ports {first} to {last} are all taken"),
    "setup_page": (
        "还没有单位和账号：请打开 {address}/setup/ ，验证码 {code}；或在终端里运行 luodi setup",
        "No organisation and no account yet: open {address}/setup/ with the code {code}, or run luodi setup",
    ),
    "setup_done": (
        "「{organisation}」开好了：站点 {host}，负责人 {username}。",
        "“{organisation}” is set up: site {host}, lead {username}.",
    ),
    "setup_password": ("密码（只显示这一次）：{password}", "Password (shown this once): {password}"),
    "next_port": ("端口 {taken} 有别的程序在用，改用 {port}", "Port {taken} is taken; using {port}"),
    "neighbour": ("端口 {port} 上回答的是别的程序", "another program answers at port {port}"),
    "not_answering": ("端口 {port} 没有回答", "nothing answers at port {port}"),
    "serving": (
        "落地已启动：http://{host}:{port}（{workers} 个进程，Ctrl-C 停止）",
        "Luodi serves at http://{host}:{port} ({workers} workers; Ctrl-C stops)",
    ),
    "worker_beside": (
        "后台进程一起启动了（进程号 {pid}）：到期的删除、排队的任务由它做",
        "the worker runs beside it (process {pid}): it does what is due, deleting included",
    ),
    "worker_died": (
        "后台进程 {pid} 意外退出（状态 {status}），{seconds} 秒后再启动一个；网站照常",
        "worker {pid} ended unexpectedly (status {status}); another starts in {seconds} s; the site goes on",
    ),
    "metrics_beside": (
        "指标也一起启动了（进程号 {pid}），Prometheus 从 {address} 取",
        "metrics for Prometheus at {address} (process {pid})",
    ),
    "metrics_died": (
        "指标进程 {pid} 意外退出（状态 {status}），{seconds} 秒后再启动一个；网站照常",
        "the metrics process {pid} ended unexpectedly (status {status}); another starts in {seconds} s; the site goes on",
    ),
    "working": ("后台进程已启动（进程号 {pid}，Ctrl-C 停止）", "the worker has started (process {pid}; Ctrl-C stops)"),
    "backed_up": (
        "备份好了：{folder}，{rows} 行、{files} 个文件、{size} MB。",
        "Backed up: {folder}, {rows} rows, {files} files, {size} MB.",
    ),
    "backed_up_keys": (
        "密钥在 {folder}：请和备份分开保管，没有它，备份里的个人资料打不开。",
        "The keys are in {folder}: keep them apart from the backup, whose personal data open with nothing else.",
    ),
    "backed_up_without_keys": (
        "密钥不在里面，请另外保管（--keys 文件夹，可以存一份）。",
        "The keys are not in it; keep them elsewhere (--keys DIR writes a copy).",
    ),
    "backup_whole": (
        "备份完好：{taken_at} 的，版本 {version}，{rows} 行、{files} 个文件，逐一核对过。",
        "The backup is whole: of {taken_at}, version {version}; {rows} rows and {files} files, each checked.",
    ),
    "restored": ("恢复好了：{taken_at} 的备份，{rows} 行。", "Restored: the backup of {taken_at}, {rows} rows."),
    "restored_next": (
        "开放网站以前，请依次运行（备份以后到期的资料，要再删一次）：",
        "Before you open the site, run (what fell due since the backup is deleted again):",
    ),
    "keys_from": ("密钥来自 {where}", "keys from {where}"),
    "key_newest": ("{name}  {n} 格，最新：新写的都用它", "{name}  {n} cells; the newest, for whatever is written"),
    "key_older": ("{name}  {n} 格，旧密钥", "{name}  {n} cells; an older one"),
    "key_unused": (
        "{name}  没有资料用它了，可以停用：luodi keys retire {name}",
        "{name}  nothing uses it; to retire it: luodi keys retire {name}",
    ),
    "key_missing": (
        "{name}  {n} 格，手上没有这把密钥，打不开",
        "{name}  {n} cells; no such key at hand, they do not open",
    ),
    "key_added": (
        "新密钥 {name} 已启用，正在用它重新加密……",
        "the new key {name} is in use; encrypting with it again…",
    ),
    "key_resumed": ("接着用密钥 {name} 重新加密……", "going on encrypting with the key {name}…"),
    "key_progress": ("已换 {n} 格", "{n} cells done"),
    "key_rotated": ("换好了：{n} 格。", "Done: {n} cells."),
    "key_unreadable": ("有 {n} 格哪把密钥都解不开，原样没动。", "{n} cells open with no key and stay as they are."),
    "key_retired": (
        "密钥 {name} 已停用，留在 {where} 里。停用前的备份仍要用它打开，请连同备份保管。",
        "The key {name} is retired and kept in {where}. Backups from before still need it; keep it with them.",
    ),
    "key_retired_outside": (
        "密钥 {name} 已没有资料使用：现在从 LUODI_FIELD_KEYS 里拿掉它并重启。停用前的备份仍要用它打开，请另外保管。",
        "Nothing uses the key {name}: take it out of LUODI_FIELD_KEYS now and restart. Backups from before still need it; keep it apart.",
    ),
    "matching_rows": ("正在匹配 {done} / {total} 条需求", "matching requirement {done} of {total}"),
    "batch_done": (
        "{needs} 条需求对 {listings} 处房源：{suited} 条有合适或问清就知道的，用时 {seconds} 秒",
        "{needs} requirements, {listings} listings: {suited} have one that fits or may fit; {seconds} s",
    ),
    "batch_written": ("{n} 对已写到 {files}", "{n} pairs written to {files}"),
    "open_enquiries": ("未结束的咨询", "open enquiries"),
    "sheet_pairs": ("匹配", "matches"),
    "sheet_summary": ("汇总", "summary"),
    "sheet_unused": ("没用上的", "not used"),
    "rule": ("规则", "rule"),
    "miss": ("{id} {field} {outcome}：应为 {want}，读到 {got}", "{id} {field} {outcome}: want {want} got {got}"),
}
