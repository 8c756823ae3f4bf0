using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Summaries;

/// <summary>
/// <c>trainer.SetPart(Made())</c>, where <c>SetPart</c> puts its parameter into a field: what the program gives to a parameter, by all calls of its
/// method together. Unknown where a call cannot be seen, or is one of many.
/// </summary>
/// <param name="fixpoint">The question that this helps to answer.</param>
/// <param name="levels">How many methods may hand it on before one puts it into a member.</param>
internal sealed class GivenParameters(SummaryFixpoint fixpoint, int levels = 3)
{
    /// <summary>A method that is named in more places is no setting.</summary>
    private const int MostMentions = 24;

    /// <summary>What is given to all parameters of a method; null if somebody may give something that nobody sees.</summary>
    public ValueList? To(IMethodSymbol method) =>
        IsCalledBySight(method) && CallersOf(method) is { Count: > 0 } callers
            ? new ValueList([.. method.Parameters.Select(parameter => Given(parameter, callers))])
            : null;

    private Value Given(IParameterSymbol parameter, List<IMethodSymbol> callers)
    {
        var given = Value.None;
        foreach (var caller in callers)
        {
            var summary = fixpoint.SummaryOf(caller, Bounds.Depth);
            given = Lattice.Join(given, summary.IsOpaque ? Value.Unknown : summary.Given.Find(parameter) is { } own ? HandedOn(own, caller) : Value.None);
        }

        return given;
    }

    /// <summary><c>void Use(L loss) => SetLoss(loss);</c> gives what it is given.</summary>
    private Value HandedOn(Value given, IMethodSymbol caller) =>
        given.Within(Contents.Input).Any(static part => part is Parameter) && levels > 0 && new GivenParameters(fixpoint, levels - 1).To(caller) is { } handed
            ? fixpoint.Analysis.Interpreter.Given(fixpoint, given, caller, handed)
            : given;

    /// <summary>Whether the name at a call says which method runs.</summary>
    private static bool IsCalledBySight(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Ordinary or MethodKind.PropertySet, IsVirtual: false, IsAbstract: false, IsOverride: false, IsExtern: false, ExplicitInterfaceImplementations.IsEmpty: true }
        && method.Parameters.All(static parameter => parameter.RefKind == RefKind.None)
        && !method.ContainingType.AllInterfaces.Any(each => !each.GetMembers((method.AssociatedSymbol ?? method).Name).IsEmpty);

    /// <summary>The bodies that call a method; null if it is named otherwise, or in too many places.</summary>
    private List<IMethodSymbol>? CallersOf(IMethodSymbol method)
    {
        var name = (method.AssociatedSymbol ?? method).Name;
        var mentions = fixpoint.Analysis.Index.NamesOf(name, fixpoint.Cancellation).Take(MostMentions + 1).ToList();
        if (mentions.Count > MostMentions)
            return null;
        var callers = new List<IMethodSymbol>();
        foreach (var mention in mentions)
        {
            var named = fixpoint.Analysis.Bodies.ReferredToBy(mention, fixpoint.Cancellation)?.OriginalDefinition;
            if (named is null or { ContainingType.TypeKind: TypeKind.Interface })
                return null;
            if (!SymbolEqualityComparer.Default.Equals(named, method.AssociatedSymbol ?? method) || (method.AssociatedSymbol is not null && IsRead(mention)))
                continue;
            if (!IsCall(mention, method) || EnclosingMethods.Of(mention, fixpoint) is not { } caller)
                return null;
            if (!callers.Contains(caller, SymbolEqualityComparer.Default))
                callers.Add(caller);
        }

        return callers;
    }

    private static bool IsCall(SimpleNameSyntax mention, IMethodSymbol method)
    {
        var named = NameUse.Whole(mention);
        return method.AssociatedSymbol is null
            ? named.Parent is InvocationExpressionSyntax call && call.Expression == named
            : named.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment && assignment.Left == named;
    }

    private static bool IsRead(SimpleNameSyntax mention) =>
        NameUse.Whole(mention).Parent is not (AssignmentExpressionSyntax or ArgumentSyntax { Parent: TupleExpressionSyntax } or PostfixUnaryExpressionSyntax or PrefixUnaryExpressionSyntax)
        || (NameUse.Whole(mention).Parent is AssignmentExpressionSyntax assignment && assignment.Right == NameUse.Whole(mention));
}
