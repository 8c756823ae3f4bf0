using System.Globalization;

namespace RuleCatalog;

/// <summary>A language the documentation is written in: where its pages are and its words for a table of rules.</summary>
internal sealed record Language(CultureInfo Culture, string Readme, string RulesFolder)
{
    public static readonly Language English = new(CultureInfo.GetCultureInfo("en"), "README.md", "docs/rules")
    {
        IndexTitle = "Rules",
        IndexIntroduction = "One page a rule: what it reports, why, and when to suppress it. 中文：[规则](../zh-Hans/rules/README.md).",
        TableHeadings = ["Rule", "Default", "Fix", "What it finds"],
        Severities = new() { ["Warning"] = "warning", ["Info"] = "suggestion", ["Error"] = "error", ["Disabled"] = "off", ["Hidden"] = "hidden" },
        HasFix = "yes",
        ListSeparator = ", ",
        EachOf = "Each of ",
        BetweenWords = " ",
        VersionsOfFault = "From {0} to {1}.",
        ReportedBy = "{0} reports it.",
        FamilyNames = new()
        {
            ["Losses"] = "Losses and activations",
            ["Training"] = "Training and evaluation",
            ["Modules"] = "Modules",
            ["Tensors"] = "Tensors and native memory",
            ["Shapes"] = "Shapes",
            ["Library"] = "Faults of TorchSharp itself",
        },
    };

    public static readonly Language Chinese = new(CultureInfo.GetCultureInfo("zh-Hans"), "docs/zh-Hans/README.md", "docs/zh-Hans/rules")
    {
        IndexTitle = "规则",
        IndexIntroduction = "每条规则一页：报告什么、为什么、何时可以忽略。English: [Rules](../../rules/README.md)。",
        TableHeadings = ["规则", "默认", "修复", "发现什么"],
        Severities = new() { ["Warning"] = "警告", ["Info"] = "建议", ["Error"] = "错误", ["Disabled"] = "关闭", ["Hidden"] = "隐藏" },
        HasFix = "有",
        ListSeparator = "、",
        EachOf = "",
        BetweenWords = "",
        VersionsOfFault = "版本：{0} 到 {1}。",
        ReportedBy = "由 {0} 报告。",
        FamilyNames = new()
        {
            ["Losses"] = "损失与激活",
            ["Training"] = "训练与评估",
            ["Modules"] = "模块",
            ["Tensors"] = "张量与非托管内存",
            ["Shapes"] = "形状",
            ["Library"] = "TorchSharp 自身的缺陷",
        },
    };

    public static readonly IReadOnlyList<Language> All = [English, Chinese];

    public required string IndexTitle { get; init; }

    public required string IndexIntroduction { get; init; }

    public required IReadOnlyList<string> TableHeadings { get; init; }

    public required Dictionary<string, string> Severities { get; init; }

    public required string HasFix { get; init; }

    public required Dictionary<string, string> FamilyNames { get; init; }

    /// <summary>Between the members of a list.</summary>
    public required string ListSeparator { get; init; }

    /// <summary>Before several members of which one thing is said: "Each of a, b takes …".</summary>
    public required string EachOf { get; init; }

    /// <summary>Between a name and the words that follow it.</summary>
    public required string BetweenWords { get; init; }

    /// <summary>The first and the last version that has a fault.</summary>
    public required string VersionsOfFault { get; init; }

    /// <summary>The rule that reports something.</summary>
    public required string ReportedBy { get; init; }

    /// <summary>The page about what TorchSharp computes otherwise than PyTorch.</summary>
    public string DifferencesPage => $"{Path.GetDirectoryName(RulesFolder)!.Replace('\\', '/')}/torchsharp-differences.md";

    /// <summary>The page of one rule, from the repository's root.</summary>
    public string PageOf(string id) => $"{RulesFolder}/{id}.md";
}
