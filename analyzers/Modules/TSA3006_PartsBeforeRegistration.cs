using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Rules;

namespace TorchSharp.Analyzers.Modules;

/// <summary>A constructor goes over the parts of its module before they are registered: it finds none.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TSA3006_PartsBeforeRegistration : TorchAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "TSA3006",
        Promise.Wrong,
        title: new("The parts of a module are asked for before they are registered", "注册之前就访问模块的组成部分"),
        message: new(
            "'{0}' runs before RegisterComponents() and finds no part of '{1}': nothing is initialised, moved or trained by it. Move it below the call.",
            "'{0}' 在 RegisterComponents() 之前执行，找不到 '{1}' 的任何部分：什么也没有被初始化、移动或训练。请把它移到该调用之后。"));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(RuleScope scope) => scope.OnEarlyLook(static (look, report) =>
        report(Diagnostic.Create(Rule, look.Call.GetLocation(), look.Method, look.Type)));
}
