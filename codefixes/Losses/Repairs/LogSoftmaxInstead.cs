using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Edits;
using TorchSharp.Analyzers.Flow.Interpretation;
using TorchSharp.Analyzers.Flow.Values;
using TorchSharp.Analyzers.Losses.Uses;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Torch.Functions;
using TorchSharp.Analyzers.Tracing;

namespace TorchSharp.Analyzers.Losses.Repairs;

/// <summary>Log-softmax over the classes in the place of softmax or sigmoid, written as that was.</summary>
internal sealed class LogSoftmaxInstead(Finding finding, Removal replaced, ProgramEdit edit)
{
    private static readonly WrittenFunction Wanted = WrittenFunctions.LogSoftmax;

    private static readonly WrittenFunction[] Unwanted = [WrittenFunctions.Softmax, WrittenFunctions.Sigmoid];

    private static readonly ArgumentSyntax OverClasses =
        SyntaxFactory.Argument(SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(1)));

    private ProgramTrace Trace => finding.Trace;

    /// <summary>Whether all of them could be replaced, and nothing on the way to the loss means another thing for log-probabilities.</summary>
    public bool OfAll(Mending uses) => !uses.Wanted.Any(Alters) && replaced.Origins.Items.All(Replace);

    private bool Alters(SyntaxNode step) =>
        Trace.ModelOf(step).GetOperation(step, Trace.Cancellation) is { } operation && Commuting.AltersRows(operation, Trace, finding.Contexts);

    private bool Replace(Origin origin) => origin switch
    {
        { Creation: null } => !SharedText.Makes(other => other.Site == origin.Site, replaced, Trace) && origin.Site.Node is { } call && ReplaceCall(call),
        { Creation.Node: { } creation } => !IsInTheMiddle(origin) && !SharedText.Makes(other => other.Creation == origin.Creation, replaced, Trace) && ReplaceModule(creation),
        _ => false,
    };

    /// <summary>A sigmoid may stand anywhere in a chain; what follows it there could move its numbers to another dimension.</summary>
    private bool IsInTheMiddle(Origin origin) => origin.Creation == origin.Site && finding.Meaning.Head == Head.Sigmoid;

    private bool ReplaceCall(SyntaxNode site)
    {
        if (site is not InvocationExpressionSyntax call || MethodAt(call) is not { } method || !Array.Exists(Unwanted, function => function.Name == method.Name))
            return false;
        var hasCounterpart = method.ContainingType.GetMembers(Wanted.Name).Length > 0;
        var name = LibrarySpelling.Of(Wanted.Qualified, call, Trace.ModelOf(call));
        edit.RewriteCall(call, current => hasCounterpart
            ? ModuleCreation.WithName(current, Wanted.Name, ArgumentsOf(current, method))
            : current.WithExpression(SyntaxFactory.ParseExpression(name).WithTriviaFrom(current.Expression)).WithArgumentList(ArgumentsOf(current, method)));
        return true;
    }

    private bool ReplaceModule(SyntaxNode creation)
    {
        if (creation is not InvocationExpressionSyntax call || MethodAt(call) is not { } factory || !Array.Exists(Unwanted, function => function.Module == factory.Name))
            return false;
        edit.RewriteCall(call, current => ModuleCreation.WithName(current, Wanted.Module!, ArgumentsOf(current, factory)));
        return HolderOf(call) is not { } holder || !IsDeclaredAs(factory.ReturnType, holder) || DeclaredType.Rename(holder, Wanted.Module!, edit, Trace);
    }

    private IMethodSymbol? MethodAt(SyntaxNode call) => Trace.ModelOf(call).GetSymbolInfo(call, Trace.Cancellation).Symbol as IMethodSymbol;

    /// <summary>What holds the module, if it is held by itself.</summary>
    private ISymbol? HolderOf(SyntaxNode creation) => creation.Parent switch
    {
        AssignmentExpressionSyntax assignment => Holder.Of(assignment.Left, Trace)?.Symbol,
        EqualsValueClauseSyntax { Parent: { } declarator } => Trace.ModelOf(declarator).GetDeclaredSymbol(declarator, Trace.Cancellation),
        _ => null,
    };

    /// <summary>A holder of any module may hold another.</summary>
    private static bool IsDeclaredAs(ITypeSymbol module, ISymbol holder) =>
        SymbolEqualityComparer.Default.Equals(
            module, (holder as IFieldSymbol)?.Type ?? (holder as ILocalSymbol)?.Type ?? (holder as IPropertySymbol)?.Type);

    /// <summary>Softmax says already along which dimension; sigmoid needs none.</summary>
    private static ArgumentListSyntax ArgumentsOf(InvocationExpressionSyntax call, IMethodSymbol method)
    {
        if (method.Parameters.Any(static parameter => parameter.Name == ParameterNames.Dimension))
            return call.ArgumentList;
        var arguments = call.ArgumentList.Arguments;
        return call.ArgumentList.WithArguments(arguments.Add(arguments.Count == 0 ? OverClasses : OverClasses.WithLeadingTrivia(SyntaxFactory.Space)));
    }
}
