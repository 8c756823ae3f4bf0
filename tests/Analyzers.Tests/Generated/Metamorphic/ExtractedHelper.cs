using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace TorchSharp.Analyzers.Tests.Generated;

/// <summary>An expression as a method of its own.</summary>
/// <param name="Origin">The member of a class that held the expression.</param>
/// <param name="Call">Puts a call of the method in the place of the expression.</param>
/// <param name="Method">The method; a directive gives it the line of the expression, so that findings keep their places.</param>
internal sealed record ExtractedHelper(MemberDeclarationSyntax Origin, TextChange Call, string Method)
{
    /// <returns>Null where a method could not do the same.</returns>
    public static ExtractedHelper? Of(ExpressionSyntax expression, SemanticModel model, string name)
    {
        var origin = expression.FirstAncestorOrSelf<MemberDeclarationSyntax>()!;
        var flow = model.AnalyzeDataFlow(expression)!;
        if (origin.Parent is not ClassDeclarationSyntax || !CanMove(expression, flow) || ReadsWhatIsWritten(expression, origin, model))
            return null;

        var needed = flow.DataFlowsIn.Where(symbol => !IsState(symbol)).ToList();
        if (!needed.TrueForAll(CanBePassed))
            return null;

        var generic = origin as MethodDeclarationSyntax;
        var modifiers = UsesInstance(expression, flow, model) ? "private" : "private static";
        var parameters = string.Join(", ", needed.Select(symbol => $"{Spell(TypeOf(symbol))} {symbol.Name}"));
        var call = $"{name}{generic?.TypeParameterList}({string.Join(", ", needed.Select(symbol => symbol.Name))})";
        var lines = new string('\n', expression.ToString().Count(letter => letter == '\n'));
        return new(origin, new(expression.Span, call + lines), $"""

            #line {LineOf(expression.GetLocation())}
            {modifiers} {Spell(model.GetTypeInfo(expression).Type!)} {name}{generic?.TypeParameterList}({parameters}) {generic?.ConstraintClauses} => {expression};

            """);
    }

    /// <summary>Counted from 1, as directives do.</summary>
    public static int LineOf(Location location) => location.GetLineSpan().StartLinePosition.Line + 1;

    /// <summary>What is awaited, assigned to, or known only inside the member must stay there.</summary>
    private static bool CanMove(ExpressionSyntax expression, DataFlowAnalysis flow) =>
        flow.Succeeded
        && flow.WrittenInside.All(flow.VariablesDeclared.Contains)
        && flow.UsedLocalFunctions.IsEmpty
        && !expression.DescendantNodesAndSelf().Any(node => node is AwaitExpressionSyntax or DeclarationExpressionSyntax or DeclarationPatternSyntax)
        && !expression.Ancestors().Any(node => node is LocalFunctionStatementSyntax { TypeParameterList: not null });

    /// <summary>
    /// What a method has just put into a member may depend on its caller, and it alone knows it: whom it calls sees in the member what all writes agree on.
    /// </summary>
    private static bool ReadsWhatIsWritten(ExpressionSyntax expression, MemberDeclarationSyntax origin, SemanticModel model)
    {
        var written = origin.DescendantNodes().OfType<AssignmentExpressionSyntax>().Select(node => model.GetSymbolInfo(node.Left).Symbol).OfType<ISymbol>();
        var read = expression.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Select(name => model.GetSymbolInfo(name).Symbol).OfType<ISymbol>();
        return read.Where(symbol => symbol is IFieldSymbol or IPropertySymbol).Intersect(written, SymbolEqualityComparer.Default).Any();
    }

    /// <summary>A value of a type that can be named. Of a container that is handed to a method, it is not known what becomes of it.</summary>
    private static bool CanBePassed(ISymbol symbol) =>
        symbol is ILocalSymbol { RefKind: RefKind.None } or IParameterSymbol { RefKind: RefKind.None }
        && TypeOf(symbol) is { IsAnonymousType: false } and not IArrayTypeSymbol and not { ContainingNamespace.Name: "Generic" };

    /// <summary><c>this</c>, and parameters that belong to the whole class.</summary>
    private static bool IsState(ISymbol symbol) => symbol is IParameterSymbol { IsThis: true } || IsOfPrimaryConstructor(symbol);

    private static bool IsOfPrimaryConstructor(ISymbol symbol) =>
        symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } constructor }
        && constructor.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is ClassDeclarationSyntax);

    private static bool UsesInstance(ExpressionSyntax expression, DataFlowAnalysis flow, SemanticModel model) =>
        flow.ReadInside.Any(IsState)
        || expression.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any(name => model.GetSymbolInfo(name).Symbol is { } symbol && IsOfPrimaryConstructor(symbol));

    private static ITypeSymbol TypeOf(ISymbol symbol) => symbol is ILocalSymbol local ? local.Type : ((IParameterSymbol)symbol).Type;

    private static string Spell(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
}
