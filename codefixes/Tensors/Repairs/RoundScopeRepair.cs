using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TorchSharp.Analyzers.Edits;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Texts;
using TorchSharp.Analyzers.Torch;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Torch.Records;

namespace TorchSharp.Analyzers.Tensors.Repairs;

/// <summary>
/// Opens a scope in the first line of a loop's body, and moves out the tensors that a round leaves to what follows. Where something else may outlive the round, a list,
/// an object, a function, nothing is offered.
/// </summary>
/// <param name="name">How the scope is called, if nothing else is called so.</param>
/// <param name="loopOf">The loop of a finding.</param>
internal sealed class RoundScopeRepair(string name, Func<SyntaxNode, Diagnostic, StatementSyntax?> loopOf)
    : LocalRepair("perRound", new BilingualText("Open a dispose scope in each round", "在每一轮里打开一个作用域"))
{
    protected override IEnumerable<TextChange> ChangesFor(SyntaxNode place, Diagnostic finding, SemanticModel model, CancellationToken cancellation)
    {
        if (loopOf(place, finding) is not { } loop || LoopSyntax.BodyOf(loop) is not BlockSyntax { Statements: [var first, ..] } body
            || NameIn(body, model) is not { } free || TorchCompilation.Of(model.Compilation).Flow is not { } flow)
            return [];
        var escapes = new BlockEscapes(body.Statements, model, method => TorchSymbols.IsTorchSharp(method.ContainingAssembly) || flow.KeepsNothing(method, cancellation)).Find(cancellation);
        if (escapes is null || !escapes.All(escaped => IsTensor(escaped, model, cancellation)) || IsTwoInOne(body, first))
            return [];
        var text = body.SyntaxTree.GetText(cancellation);
        var opening = $"using var {free} = {LibrarySpelling.Of(ScopeMembers.Open, body, model)}();";
        return [new TextChange(new TextSpan(StartOf(first), 0), opening + Between(first, text)), .. escapes.SelectMany(MovedOut)];
    }

    /// <summary>Before the comments that belong to the first statement.</summary>
    private static int StartOf(StatementSyntax first)
    {
        var comment = first.GetLeadingTrivia().FirstOrDefault(static trivia => Comments.Is(trivia));
        return comment.IsKind(SyntaxKind.None) ? first.SpanStart : comment.SpanStart;
    }

    private static string Between(StatementSyntax first, SourceText text)
    {
        var line = text.Lines.GetLineFromPosition(first.SpanStart);
        var indent = text.ToString(TextSpan.FromBounds(line.Start, first.SpanStart));
        return indent.Trim().Length > 0 ? " " : $"{(text.ToString().Contains("\r\n") ? "\r\n" : "\n")}{indent}";
    }

    private static IEnumerable<TextChange> MovedOut(ExpressionSyntax escaped)
    {
        var needsParentheses = escaped is not (InvocationExpressionSyntax or IdentifierNameSyntax or MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or ParenthesizedExpressionSyntax);
        if (needsParentheses)
            yield return new TextChange(new TextSpan(escaped.SpanStart, 0), "(");
        yield return new TextChange(new TextSpan(escaped.Span.End, 0), $"{(needsParentheses ? ")" : "")}.{ScopeMembers.MoveOut}()");
    }

    /// <summary>What a round writes to a variable from outside is read by the next: a scope inside it is one thing, and only tensors are moved.</summary>
    private static bool IsTensor(ExpressionSyntax escaped, SemanticModel model, CancellationToken cancellation) =>
        TorchCompilation.Of(model.Compilation).Flow?.Library is TorchLibrary library && library.Symbols.IsTensor(model.GetTypeInfo(escaped, cancellation).Type);

    private static bool IsTwoInOne(BlockSyntax body, StatementSyntax first) => first is LabeledStatementSyntax || body.Statements.Any(static statement => statement is LocalFunctionStatementSyntax);

    private string? NameIn(BlockSyntax body, SemanticModel model)
    {
        var taken = new HashSet<string>(body.DescendantTokens().Select(static token => token.ValueText), StringComparer.Ordinal);
        return new[] { name, $"{name}Scope", "ofRound" }.FirstOrDefault(free => !taken.Contains(free) && !model.LookupSymbols(body.SpanStart + 1, name: free).Any(static symbol => symbol is ILocalSymbol or IParameterSymbol));
    }
}
