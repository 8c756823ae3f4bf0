using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Tracing;

namespace TorchSharp.Analyzers.Edits;

/// <summary>A field, property, local or helper function, and everything that mentions it.</summary>
internal sealed class Holder
{
    private readonly ProgramTrace _trace;

    private Holder(ISymbol symbol, ProgramTrace trace)
    {
        _trace = trace;
        Symbol = symbol;
        Mentions = MentionsOf(symbol, trace).ToList();
    }

    public ISymbol Symbol { get; }

    public IReadOnlyList<SimpleNameSyntax> Mentions { get; }

    /// <summary>What holds the module that an expression names, if no other program can see it.</summary>
    public static Holder? Of(ExpressionSyntax? expression, ProgramTrace trace) =>
        expression is null ? null : Of(trace.ModelOf(expression).GetSymbolInfo(expression, trace.Cancellation).Symbol, trace);

    public static Holder? Of(ISymbol? symbol, ProgramTrace trace) =>
        symbol is ILocalSymbol or IFieldSymbol or IPropertySymbol && symbol.DeclaringSyntaxReferences.Length == 1
            ? new Holder(symbol, trace)
            : null;

    /// <summary>A function that only its own type, or the function around it, can call.</summary>
    public static Holder? OfHelper(IMethodSymbol helper, ProgramTrace trace) =>
        helper is { IsExtensionMethod: false, DeclaringSyntaxReferences: [var reference] }
        && !reference.GetSyntax(trace.Cancellation).DescendantTrivia().Any(static trivia => Comments.Is(trivia) && !Comments.IsDocumentation(trivia))
        && (helper.MethodKind == MethodKind.LocalFunction || helper.DeclaredAccessibility == Accessibility.Private)
            ? new Holder(helper, trace)
            : null;

    /// <summary>Takes away the holder with all its leftovers, if nothing uses it but what is removed anyway.</summary>
    /// <returns>Whether it went.</returns>
    public bool RemoveUnlessUsed(ProgramEdit edit, Func<SyntaxNode, bool> isGone)
    {
        if (!IsOfThisProgramOnly())
            return false;
        var leftovers = new List<SyntaxNode>();
        foreach (var mention in Mentions.Where(mention => !isGone(mention)))
        {
            if (LeftoverAround(mention) is not { } leftover)
                return false;
            leftovers.Add(leftover);
        }

        if (DeclarationOf(Symbol.DeclaringSyntaxReferences[0].GetSyntax(_trace.Cancellation)) is not { } declaration)
            return false;
        leftovers.ForEach(edit.Remove);
        edit.Remove(declaration);
        return true;
    }

    /// <summary>Whether no other project can mention it.</summary>
    private bool IsOfThisProgramOnly()
    {
        if (Symbol is ILocalSymbol || Symbol.DeclaredAccessibility is Accessibility.Private or Accessibility.NotApplicable)
            return true;
        for (var type = Symbol.ContainingType; type is not null; type = type.ContainingType)
        {
            if (type.DeclaredAccessibility is Accessibility.Internal or Accessibility.Private)
                return !Symbol.IsOverride && !Symbol.ContainingAssembly.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "InternalsVisibleToAttribute");
        }

        return false;
    }

    private static IEnumerable<SimpleNameSyntax> MentionsOf(ISymbol symbol, ProgramTrace trace) =>
        from tree in TreesOf(symbol, trace)
        from name in tree.GetRoot(trace.Cancellation).DescendantNodes().OfType<SimpleNameSyntax>()
        where name.Identifier.ValueText == symbol.Name
        where SymbolEqualityComparer.Default.Equals(trace.ModelOf(name).GetSymbolInfo(name, trace.Cancellation).Symbol?.OriginalDefinition, symbol.OriginalDefinition)
        select name;

    private static IEnumerable<SyntaxTree> TreesOf(ISymbol symbol, ProgramTrace trace) =>
        symbol.DeclaredAccessibility is Accessibility.Private or Accessibility.NotApplicable
            ? (symbol is ILocalSymbol ? symbol : symbol.ContainingType).DeclaringSyntaxReferences.Select(static reference => reference.SyntaxTree).Distinct()
            : trace.TreesKnowing(symbol.ContainingType);

    /// <summary>The statement that only fills or registers the holder.</summary>
    private ExpressionStatementSyntax? LeftoverAround(SimpleNameSyntax mention)
    {
        var whole = mention.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } access ? (ExpressionSyntax)access : mention;
        return whole.Parent switch
        {
            AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax statement } assignment
                when assignment.Left == whole && IsHarmless(assignment.Right) => statement,
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Parent: ExpressionStatementSyntax statement } call }
                when NameOf(call) is { } name && Registrations.All.Contains(name) => statement,
            _ => null,
        };
    }

    /// <summary>The making of a module that has no parameters, or the name of a method.</summary>
    private bool IsHarmless(ExpressionSyntax value) =>
        value is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or IdentifierNameSyntax
        || (value is MemberAccessExpressionSyntax && _trace.ModelOf(value).GetSymbolInfo(value, _trace.Cancellation).Symbol is IMethodSymbol { IsStatic: true });

    private static string? NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        _ => null,
    };

    private static SyntaxNode? DeclarationOf(SyntaxNode declared) => declared switch
    {
        VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: { } whole } } => whole,
        VariableDeclaratorSyntax several => several,
        PropertyDeclarationSyntax or MethodDeclarationSyntax or LocalFunctionStatementSyntax => declared,
        _ => null,
    };
}
