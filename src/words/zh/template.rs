//! 月份文件夹和制度文件的模板。

use crate::words::TemplatePhrase;

pub(in crate::words) fn template_phrase(phrase: &TemplatePhrase<'_>) -> String {
    match phrase {
        TemplatePhrase::Made { dir, names } => {
            format!("{dir}：新建了 {} 个文件：{}", names.len(), names.join("、"))
        }
        TemplatePhrase::NothingMade(dir) => format!("{dir}：什么都不缺，没有新建文件"),
        TemplatePhrase::There(names) => format!(
            "原来就有 {} 个文件，未作改动：{}",
            names.len(),
            names.join("、")
        ),
        TemplatePhrase::Rulebook { path, name } => format!(
            "{path} 里现在是制度 `{name}`：请改成自己的 `name` 和 `effective_from` 再编辑；`kefu policy diff {name} {path}` 会列出不同之处"
        ),
        TemplatePhrase::Next { dir, ask_month } => {
            let month = if *ask_month { " --month YYYY-MM" } else { "" };
            format!("填好之后，请运行 `kefu check {dir}{month}`。")
        }
    }
}
