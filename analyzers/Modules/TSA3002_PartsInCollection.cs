using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Rules;
using TorchSharp.Analyzers.Texts;
using TorchSharp.Analyzers.Torch.Registration;

namespace TorchSharp.Analyzers.Modules;

/// <summary>Parts of a module in an array, a list or a dictionary: registration looks into none of them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TSA3002_PartsInCollection : TorchAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "TSA3002",
        Promise.Wrong,
        title: new("Parts of a module in a collection that registration does not look into", "模块的组成部分放在注册时不会查看的集合里"),
        message: new(
            "Registration does not look into '{0}', {1}: the parts in it are not trained, saved or moved to a device, and eval() does not reach them. {2}.",
            "注册时不会查看 '{0}'（{1}）：其中的部分不会被训练、保存或移到设备上，eval() 也管不到它们。{2}。"));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(RuleScope scope) => scope.OnHiddenPart(static (part, report) =>
        report(Diagnostic.Create(Rule, part.Place.GetLocation(), part.Place.ValueText, Kind(part.Kind), Do(part.Kind))));

    private static BilingualText Kind(HiddenPartsKind kind) => kind switch
    {
        HiddenPartsKind.Map => new("a dictionary", "字典"),
        HiddenPartsKind.Array => new("an array", "数组"),
        _ => new("a collection", "集合"),
    };

    private static BilingualText Do(HiddenPartsKind kind) =>
        kind == HiddenPartsKind.Map ? new("Use ModuleDict<…>", "请使用 ModuleDict<…>") : new("Use ModuleList<…>", "请使用 ModuleList<…>");
}
