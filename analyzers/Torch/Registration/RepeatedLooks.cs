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
        ModuleMembers.ToAll.Contains(EarlyLooks.OwnCall(call)!) ? IsDonePart(call, module, constructor) || IsDoneByOthers(call, module) || IsThereAlready(call) : IsTakenAgain(call, module);

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

    /// <summary><c>to(CPU)</c> moves nothing, and nor does what moves to where all tensors are made.</summary>
    private bool IsThereAlready(InvocationExpressionSyntax call) => ModuleMembers.Moving.Contains(EarlyLooks.OwnCall(call)!)
        && (NamesIn(call.ArgumentList).Contains(ModuleMembers.Cpu) || classes.Flow.Index.IsMentioned(ModuleMembers.DefaultDevice, cancellation));

    /// <summary><c>var net = new Net(); net.to(device);</c>, also by whoever has it as a part: <c>this.to(device)</c> of another module, of a <c>T model</c>.</summary>
    private bool IsDoneByOthers(InvocationExpressionSyntax call, ModuleClass module)
    {
        var names = ModuleMembers.Moving.Contains(EarlyLooks.OwnCall(call)!) ? ModuleMembers.Moving : new HashSet<string>(StringComparer.Ordinal) { EarlyLooks.OwnCall(call)! };
        return names.SelectMany(name => classes.Flow.Index.NamesOf(name, cancellation))
            .Any(name => NameUse.CallOf(name) is { } other && other != call && (EarlyLooks.OwnCall(other) is not null ? IsOfOwner(other, module)
                : other.Expression is MemberAccessExpressionSyntax { Expression: var receiver } && classes.Flow.Bodies.TypeOf(receiver, cancellation) is { } type && MayBe(module, type)));
    }

    /// <summary>The module, one of its bases, or a chain that may hold it.</summary>
    private bool MayBe(ModuleClass module, ITypeSymbol type) =>
        type is ITypeParameterSymbol or { TypeKind: TypeKind.Interface or TypeKind.Dynamic } || TypeHierarchy.IsAtOrBelow(module.Type, type)
        || (TorchSymbols.IsTorchSharp(type.ContainingAssembly) && classes.Symbols.IsModule(type));

    /// <summary>Another class that mentions the module may own it.</summary>
    private static bool IsOfOwner(SyntaxNode other, ModuleClass module) =>
        other.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } owner && !module.Levels.Declarations.Contains(owner) && NamesIn(owner).Contains(module.Type.Name);

    /// <summary>The optimizer or list is made once more elsewhere.</summary>
    private static bool IsTakenAgain(InvocationExpressionSyntax call, ModuleClass module) =>
        call.FirstAncestorOrSelf<AssignmentExpressionSyntax>() is { } kept && NameUse.NameOf(kept.Left)?.Identifier.ValueText is { } name
        && module.Levels.Declarations.SelectMany(static declaration => declaration.DescendantNodes().OfType<AssignmentExpressionSyntax>())
            .Any(other => other != kept && NameUse.NameOf(other.Left)?.Identifier.ValueText == name);
}
