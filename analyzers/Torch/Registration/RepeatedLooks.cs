using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow.Bodies;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Registration;

/// <summary>Whether what a call does too early is done by something else: then it is only of no use.</summary>
internal sealed class RepeatedLooks(ModuleClasses classes, CancellationToken cancellation)
{
    public bool Has(InvocationExpressionSyntax call, ModuleClass module, ConstructorDeclarationSyntax constructor) =>
        ModuleMembers.ToAll.Contains(EarlyLooks.OwnCall(call)!) ? IsDonePart(call, module, constructor) || IsDoneByOthers(call, module) : IsTakenAgain(call, module);

    /// <summary><c>fc = Linear(2, 1, device: device); this.to(device);</c>: each part is there already.</summary>
    private static bool IsDonePart(InvocationExpressionSyntax call, ModuleClass module, ConstructorDeclarationSyntax constructor)
    {
        var told = new HashSet<string>(NamesIn(call).Where(static name => name is not ("torch" or "nn")), StringComparer.Ordinal);
        if (EarlyLooks.OwnCall(call) is { } own && !ModuleMembers.Moving.Contains(own))
            told.ExceptWith(NamesIn(call.ArgumentList));
        return constructor.DescendantNodes().Concat(module.Levels.Declarations.SelectMany(static declaration => declaration.Members.OfType<FieldDeclarationSyntax>()).SelectMany(static field => field.DescendantNodes()))
            .OfType<SimpleNameSyntax>().Any(name => told.Contains(name.Identifier.ValueText) && !call.Span.Contains(name.Span) && !IsAskedAround(name, call));
    }

    private static IEnumerable<string> NamesIn(SyntaxNode node) => node.DescendantNodes().OfType<SimpleNameSyntax>().Select(static name => name.Identifier.ValueText);

    /// <summary>The condition of a branch that the call stands in.</summary>
    private static bool IsAskedAround(SyntaxNode name, SyntaxNode call) =>
        call.Ancestors().OfType<IfStatementSyntax>().Any(branch => branch.Condition.Span.Contains(name.Span)) || name.FirstAncestorOrSelf<ConstructorInitializerSyntax>() is not null;

    /// <summary><c>var net = new Net(); net.to(device);</c>.</summary>
    private bool IsDoneByOthers(InvocationExpressionSyntax call, ModuleClass module)
    {
        var names = ModuleMembers.Moving.Contains(EarlyLooks.OwnCall(call)!) ? ModuleMembers.Moving : new HashSet<string>(StringComparer.Ordinal) { EarlyLooks.OwnCall(call)! };
        return names.SelectMany(name => classes.Flow.Index.NamesOf(name, cancellation))
            .Any(name => name.Parent is MemberAccessExpressionSyntax { Expression: not ThisExpressionSyntax and var receiver } access && access.Name == name && NameUse.CallOf(name) is not null
                && classes.Flow.Bodies.TypeOf(receiver, cancellation) is { } type && TypeHierarchy.IsAtOrBelow(module.Type, type));
    }

    /// <summary>The optimizer or list is made once more elsewhere.</summary>
    private static bool IsTakenAgain(InvocationExpressionSyntax call, ModuleClass module) =>
        call.FirstAncestorOrSelf<AssignmentExpressionSyntax>() is { } kept && NameUse.NameOf(kept.Left)?.Identifier.ValueText is { } name
        && module.Levels.Declarations.SelectMany(static declaration => declaration.DescendantNodes().OfType<AssignmentExpressionSyntax>())
            .Any(other => other != kept && NameUse.NameOf(other.Left)?.Identifier.ValueText == name);
}
