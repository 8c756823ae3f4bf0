using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Rules;
using TorchSharp.Analyzers.Texts;
using TorchSharp.Analyzers.Torch.Registration;

namespace TorchSharp.Analyzers.Modules;

/// <summary>Parts of a module that are never registered: an optimizer does not get them, <c>save</c> and <c>to</c> leave them out, <c>eval</c> does not reach them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TSA3001_UnregisteredParts : TorchAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "TSA3001",
        Promise.Wrong,
        title: new("Parts of a module that are never registered", "模块的组成部分没有注册"),
        message: new(
            "{0}, so it is not trained, saved or moved to a device, and eval() does not reach it. {1}.",
            "{0}，因此它不会被训练、保存或移到设备上，eval() 也管不到它。{1}。"));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(RuleScope scope) => scope.OnUnregisteredPart(static (part, report) =>
        report(Diagnostic.Create(Rule, part.Place.GetLocation(), part.Properties, Says(part), Do(part.Kind))));

    private static BilingualText Says(UnregisteredPart part) => part.Kind switch
    {
        LossOfPart.Missing => new($"'{part.Type}' never calls RegisterComponents(), and '{part.Part}' stays unregistered", $"'{part.Type}' 从未调用 RegisterComponents()，'{part.Part}' 没有注册"),
        LossOfPart.MissingInOne => new($"A constructor of '{part.Type}' never reaches RegisterComponents(), and '{part.Part}' stays unregistered", $"'{part.Type}' 有一个构造函数到不了 RegisterComponents()，'{part.Part}' 没有注册"),
        LossOfPart.LateAssignment => new($"'{part.Part}' is assigned after the fields were registered, which happens once", $"'{part.Part}' 的赋值晚于字段注册，而注册只进行一次"),
        LossOfPart.LateAddition => new($"'{part.Part}' has been read when this part is added, and it is read once", $"添加这个部分时，'{part.Part}' 已经被读取过，而它只读取一次"),
        _ => new($"'{part.Type}' is a Sequential, which asks its steps only and never looks at the field '{part.Part}'", $"'{part.Type}' 是 Sequential，它只查看自己的各个步骤，从不查看字段 '{part.Part}'"),
    };

    private static BilingualText Do(LossOfPart kind) => kind switch
    {
        LossOfPart.Missing or LossOfPart.MissingInOne => new("Call RegisterComponents() at the end of the constructor", "请在构造函数的最后调用 RegisterComponents()"),
        LossOfPart.LateAssignment => new("Assign it before the call, or register it by name", "请在该调用之前赋值，或按名称注册它"),
        LossOfPart.LateAddition => new("Add it before RegisterComponents()", "请在 RegisterComponents() 之前添加"),
        _ => new("Make it a step, or derive from Module<…>", "请把它作为一个步骤，或改为继承 Module<…>"),
    };
}
