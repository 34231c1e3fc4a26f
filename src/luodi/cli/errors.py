"""What can go wrong on the command line, as one tree.

    CliError                    status 1
    ├── WrongUsage              status 2: an option or argument that does not fit
    ├── InputError
    │   ├── FileMissing
    │   ├── FileIsFolder
    │   ├── FileUnreadable
    │   ├── NotText             a picture, a workbook, an archive
    │   ├── TextEmpty
    │   ├── TextTooLong         a novel where a message was expected
    │   ├── OnlySymbols         emoji and punctuation
    │   ├── OnlyPhones          a list of numbers
    │   ├── NothingUnderstood
    │   ├── NotRequirement      JSON that is not a requirement record
    │   ├── BadDay              the day of a pair is no date
    │   ├── BadLines            some lines could not be used; the others were
    │   ├── NoListings          a sheet without one usable row
    │   └── NoRequirements      a file of requirements without one, or no open enquiry
    ├── OutputError
    │   ├── OutputExists        never overwritten without --force
    │   ├── OutputUnwritable
    │   ├── OutputUnknown       a file type that cannot be written
    │   └── TooManyPairs        more lines than a sheet of Excel has
    ├── KindNotBuilt            a kind of text that reading does not have yet
    ├── FaultsFound             a sheet was used, but not all of its cells
    ├── PagesLeftOut            some pages could not be imported; the others were
    ├── RefusedBelow            a package's own error: its sentences are passed on
    ├── ScoreTooLow             below --min-f1
    ├── AnswersDiffer           a benchmark whose fast and plain answers are not the same
    ├── SiteError
    │   ├── SettingMissing      a setting is wrong, or production lacks one
    │   ├── ProxyMissing        production, and no proxy is declared that would end TLS
    │   ├── DatabaseAway        the database does not answer
    │   ├── NotMigrated         the database is not set up, or of an older version
    │   ├── DatabaseNewer       a newer version has changed the database
    │   ├── OrganisationUnknown no organisation of that name, or which of several is not said
    │   ├── PortTaken           another program listens there
    │   ├── BadAddress          LUODI_METRICS is no address
    │   ├── SiteUnwell          a check of `luodi status` failed
    │   ├── SiteNotStarted      the server of a benchmark did not come up
    │   └── WritesLost          a benchmark of killing lost or doubled what was acknowledged
    └── Interrupted             status 130: Ctrl-C

Each leaf has a `code`, an `exit_code` and a sentence in Chinese and in English.
"""

from typing import IO, Any, ClassVar

import click


def _ended(sentence: str, stop: str) -> str:
    return sentence if sentence.endswith((stop, "！", "？", "!", "?", "…")) else f"{sentence}{stop}"


class CliError(click.ClickException):
    """Ends a command: click prints `sentence` and `sentence_en` on stderr and exits with `exit_code`."""

    code: ClassVar[str] = "cli"
    exit_code = 1
    zh: ClassVar[str] = "没有做成"
    en: ClassVar[str] = "It did not work"

    def __init__(self, **details: object) -> None:
        self.sentence = _ended(self.zh.format(**details), "。")
        self.sentence_en = _ended(self.en.format(**details), ".")
        super().__init__(self.sentence)

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(f"{self.sentence}\n{self.sentence_en}", file=file, err=file is None)


class WrongUsage(CliError):
    code = "usage"
    exit_code = 2
    zh = "用法不对：{what}。用法见 {help} --help"
    en = "{what_en} See {help} --help"


class InputError(CliError):
    """What was given to read cannot be used."""

    code = "input"


class FileMissing(InputError):
    code = "file_missing"
    zh = "找不到文件「{name}」，请检查路径；要读一段话，请用管道：echo '一段话' | luodi …"
    en = "There is no file “{name}”; to read words, pipe them in: echo 'words' | luodi …"


class FileIsFolder(InputError):
    code = "file_is_folder"
    zh = "「{name}」是文件夹，请给出其中的一个文件"
    en = "“{name}” is a folder; name a file in it"


class FileUnreadable(InputError):
    code = "file_unreadable"
    zh = "文件「{name}」打不开（{reason}），请检查权限"
    en = "The file “{name}” cannot be opened ({reason}); check its permissions"


class NotText(InputError):
    code = "not_text"
    zh = "「{name}」不是文字（看起来是{found}），请把要读的话另存为 .txt，或直接粘贴"
    en = "“{name}” is not text (it looks like {found_en}); save the words as .txt or paste them"


class TextEmpty(InputError):
    code = "text_empty"
    zh = "没有文字可读，请写一句要找什么，例如：溧阳求租 3000 平厂房，要行车"
    en = "There is nothing to read; say what is wanted in a sentence, such as: 溧阳求租 3000 平厂房，要行车"


class TextTooLong(InputError):
    code = "text_too_long"
    zh = "这段文字有 {length} 字，像文章而不像一条消息（上限 {limit} 字），请只粘贴说需求或房源的那几句"
    en = "This text has {length} characters, an article and not a message (limit {limit}); paste the sentences that matter"


class OnlySymbols(InputError):
    code = "only_symbols"
    zh = "只有表情和符号，没有可读的字，请用一句话写明要找什么"
    en = "There are only emoji and signs here; say in words what is wanted"


class OnlyPhones(InputError):
    code = "only_phones"
    zh = "这里有 {count} 个电话号码，没有需求或房源，像是通讯录；请粘贴客户的原话"
    en = "There are {count} phone numbers here and no enquiry or listing; paste the customer's own words"


class NothingUnderstood(InputError):
    code = "nothing_understood"
    zh = "没有读出任何内容，请写明租还是买、地点、面积或用途，例如：溧阳求租 3000 平厂房"
    en = "Nothing was understood; say rent or buy, where, how large or what for, such as: 溧阳求租 3000 平厂房"


class NotRequirement(InputError):
    code = "not_requirement"
    zh = "这段 JSON 不是需求记录：{reason}"
    en = "This JSON is not a requirement record: {reason_en}"


class BadDay(InputError):
    code = "bad_day"
    zh = "as_of「{value}」不是日期，请写成 2026-11-23"
    en = "as_of “{value}” is not a date; write it as 2026-11-23"


class BadLines(InputError):
    code = "bad_lines"
    zh = "有 {count} 行用不了（见上），其余 {rest} 行已处理"
    en = "Lines that could not be used: {count} (see above); the other {rest} were"


class NoListings(InputError):
    code = "no_listings"
    zh = "文件「{name}」里没有一行能用的房源（有问题的格子 {faults} 处）；用 luodi import listings --template 模板.xlsx 可得到模板"
    en = "“{name}” has no usable row ({faults} faults); luodi import listings --template FILE.xlsx writes a template"


class NoRequirements(InputError):
    code = "no_requirements"
    zh = "「{name}」里没有一条能用的需求（有问题的 {faults} 处）；写一列「需求」放客户原话就行"
    en = "“{name}” has no usable requirement ({faults} faults); a column 需求 with the words is enough"


class OutputError(CliError):
    """What was to be written cannot be."""

    code = "output"


class OutputExists(OutputError):
    code = "output_exists"
    zh = "文件「{name}」已存在，没有覆盖；换个名字，或加 --force"
    en = "“{name}” exists and was not overwritten; choose another name or add --force"


class OutputUnwritable(OutputError):
    code = "output_unwritable"
    zh = "文件「{name}」写不进去（{reason}）"
    en = "“{name}” cannot be written ({reason})"


class OutputUnknown(OutputError):
    code = "output_unknown"
    zh = "不会写「{name}」这种文件，请用 {types}"
    en = "“{name}” is of a type that cannot be written; use {types_en}"


class TooManyPairs(OutputError):
    code = "too_many_pairs"
    zh = "结果超过 Excel 一张表的 {most} 行，请减小 --top，或写成 .parquet、.csv"
    en = "The result has more than the {most} rows of a sheet; lower --top, or write .parquet or .csv"


class KindNotBuilt(CliError):
    code = "kind_not_built"
    zh = "还不会读「{kind_zh}」类的文字，现在会读：{known_zh}"
    en = "Reading texts of kind “{kind}” is not built yet; now there are: {known}"


class FaultsFound(CliError):
    code = "faults_found"
    zh = "表格里有 {count} 处用不了（见上），其余已使用"
    en = "Faults in the sheet: {count} (see above); everything else was used"


class PagesLeftOut(CliError):
    code = "pages_left_out"
    zh = "有 {count} 个文件没有导入（见上），其余已处理"
    en = "Not imported: {count} files (see above); the others were"


class RefusedBelow(CliError):
    """An error of sheets, intake, reading or matching with its own two sentences."""

    code = "refused"
    zh = "{sentence}"
    en = "{sentence_en}"


class ScoreTooLow(CliError):
    code = "score_too_low"
    zh = "F1 {f1:.3f} 低于要求的 {least:.3f}"
    en = "F1 {f1:.3f} is below the {least:.3f} asked for"


class AnswersDiffer(CliError):
    code = "answers_differ"
    zh = "{rows} 条里抽样核对，快速路径与逐条判断的答案不一致，这次的速度不算数"
    en = "On a sample of {rows} rows the fast path and the plain path differ; these speeds do not count"


class SiteError(CliError):
    """The site cannot be served, or did not keep what it should."""

    code = "site"


class SettingMissing(SiteError):
    code = "setting_missing"
    zh = "设置缺少或不对：{reason}"
    en = "A setting is missing or wrong: {reason}"


class ProxyMissing(SiteError):
    """Without one every page would redirect to itself by https for ever."""

    code = "proxy_missing"
    zh = (
        "正式环境要由前面的代理（nginx 或 Caddy）做 HTTPS，还没有声明代理：装好 deploy/ 里的配置，再设 LUODI_TRUSTED_PROXIES=1"
        "（有几层代理就填几）。说明见 docs/operating.md"
    )
    en = (
        "Production is served by a proxy that ends TLS (nginx or Caddy), and none is declared: install the configuration "
        "in deploy/ and set LUODI_TRUSTED_PROXIES=1 (or however many proxies there are). See docs/operating.md"
    )


class DatabaseAway(SiteError):
    code = "database_away"
    zh = "连不上数据库（{reason}），请检查 DATABASE_URL 和 LUODI_HOME"
    en = "The database does not answer ({reason}); check DATABASE_URL and LUODI_HOME"


class NotMigrated(SiteError):
    code = "not_migrated"
    zh = "数据库还没有建好（差 {count} 步），请先运行 luodi setup（新站）或 luodi manage migrate"
    en = "The database is not set up ({count} migrations to run); run luodi setup (a new site) or luodi manage migrate first"


class DatabaseNewer(SiteError):
    code = "database_newer"
    zh = "数据库已经用更新的版本打开过（{names}），这个版本不能用它；请换成新版，或用升级前的备份恢复"
    en = "A newer version has changed the database ({names}); run that version, or restore the backup from before"


class OrganisationUnknown(SiteError):
    code = "organisation_unknown"
    zh = "不知道是哪个组织「{name}」；请加 --organisation 名称，现有：{there}"
    en = "Which organisation, “{name}”? Add --organisation NAME; there are: {there}"


class PortTaken(SiteError):
    code = "port_taken"
    zh = "{host}:{port} 用不了（{reason}），请用 --port 换一个端口"
    en = "Cannot listen at {host}:{port} ({reason}); choose another with --port"


class BadAddress(SiteError):
    code = "bad_address"
    zh = "LUODI_METRICS 里的「{value}」不是地址，请写成 127.0.0.1:9100 这样"
    en = "LUODI_METRICS is “{value}”, which is no address; write it as 127.0.0.1:9100"


class SiteUnwell(SiteError):
    code = "site_unwell"
    zh = "有 {count} 项不正常，见上"
    en = "Checks that failed: {count}; see above"


class SiteNotStarted(SiteError):
    code = "site_not_started"
    zh = "网站没有启动起来：{reason}"
    en = "The site did not start: {reason}"


class WritesLost(SiteError):
    code = "writes_lost"
    zh = "丢了 {lost} 条已确认的咨询，重复 {duplicates} 条"
    en = "Acknowledged enquiries lost: {lost}; stored twice: {duplicates}"


class Interrupted(CliError):
    code = "interrupted"
    exit_code = 130
    zh = "已中断"
    en = "Interrupted"

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(f"{self.sentence}{self.sentence_en}", file=file, err=file is None)
