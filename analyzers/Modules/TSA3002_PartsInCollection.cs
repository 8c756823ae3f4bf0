using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Rules;
using TorchSharp.Analyzers.Texts;
using TorchSharp.Analyzers.Torch.Registration;

namespace TorchSharp.Analyzers.Modules;

/// <summary>Parts of a module in an array, a list, a dictionary, a tuple or a delegate: registration looks into none of them.</summary>
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

    private protected override void Register(RuleScope scope) => scope.OnModuleClass(static (module, report, cancellation) =>
    {
        foreach (var hidden in HiddenParts.Of(module, cancellation))
            report(Diagnostic.Create(Rule, hidden.Place, hidden.Member.Name, Kind(hidden.Kind), Do(hidden.Kind)));
    });

    private static BilingualText Kind(HiddenPartsKind kind) => kind switch
    {
        HiddenPartsKind.Map => new("a dictionary", "字典"),
        HiddenPartsKind.Tuple => new("a tuple", "元组"),
        HiddenPartsKind.Function => new("a delegate", "委托"),
        HiddenPartsKind.Lazy => new("made when it is first asked for", "首次访问时才创建"),
        HiddenPartsKind.Array => new("an array", "数组"),
        _ => new("a collection", "集合"),
    };

    private static BilingualText Do(HiddenPartsKind kind) => kind switch
    {
        HiddenPartsKind.Map => new("Use ModuleDict<…>", "请使用 ModuleDict<…>"),
        HiddenPartsKind.Tuple or HiddenPartsKind.Lazy or HiddenPartsKind.Function => new("Give each part a field of its own", "请让每个部分各有自己的字段"),
        _ => new("Use ModuleList<…>", "请使用 ModuleList<…>"),
    };
}
