using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Rules;
using TorchSharp.Analyzers.Texts;
using TorchSharp.Analyzers.Torch.Records;
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

    private protected override void Register(RuleScope scope) => scope.OnModuleClass(static (module, report, cancellation) =>
    {
        foreach (var loss in RegistrationLosses.Of(module, cancellation))
            report(Diagnostic.Create(Rule, loss.Place, loss.Properties, Says(loss), Do(loss)));
    });

    private static BilingualText Says(RegistrationLoss loss) => loss.Kind switch
    {
        RegistrationLossKind.Missing => new($"'{loss.Type}' never calls RegisterComponents(), and '{loss.Part}' stays unregistered", $"'{loss.Type}' 从未调用 RegisterComponents()，'{loss.Part}' 没有注册"),
        RegistrationLossKind.MissingInOne => new($"A constructor of '{loss.Type}' never reaches RegisterComponents(), and '{loss.Part}' stays unregistered", $"'{loss.Type}' 有一个构造函数到不了 RegisterComponents()，'{loss.Part}' 没有注册"),
        RegistrationLossKind.LateAssignment => new($"'{loss.Part}' is assigned after the fields were registered, which happens once", $"'{loss.Part}' 的赋值晚于字段注册，而注册只进行一次"),
        RegistrationLossKind.LateAddition => new($"'{loss.Part}' has been read when this part is added, and it is read once", $"添加这个部分时，'{loss.Part}' 已经被读取过，而它只读取一次"),
        RegistrationLossKind.OfChain => new($"'{loss.Type}' is a Sequential, which asks its steps only and never looks at the field '{loss.Part}'", $"'{loss.Type}' 是 Sequential，它只查看自己的各个步骤，从不查看字段 '{loss.Part}'"),
        _ => new($"'{loss.Part}' has the name of another field of the class, and only one component of a name is registered", $"'{loss.Part}' 与类中另一个字段同名，同名的部分只注册一个"),
    };

    private static BilingualText Do(RegistrationLoss loss) => loss.Kind switch
    {
        RegistrationLossKind.Missing or RegistrationLossKind.MissingInOne => new("Call RegisterComponents() at the end of the constructor", "请在构造函数的最后调用 RegisterComponents()"),
        RegistrationLossKind.LateAssignment => new("Assign it before the call, or register it by name", "请在该调用之前赋值，或按名称注册它"),
        RegistrationLossKind.LateAddition => new("Add it before RegisterComponents()", "请在 RegisterComponents() 之前添加"),
        RegistrationLossKind.OfChain => new("Make it a step, or derive from Module<…>", "请把它作为一个步骤，或改为继承 Module<…>"),
        _ => new("Give it another name", "请换一个名称"),
    };
}
