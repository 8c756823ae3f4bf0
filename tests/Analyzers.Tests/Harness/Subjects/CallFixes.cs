using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Tests.Harness;

/// <summary>Renames the call, to a method that exists.</summary>
internal class CallFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => [CallRule.Id];

    public override FixAllProvider? GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Register(context);
        return Task.CompletedTask;
    }

    protected virtual void Register(CodeFixContext context) => Offer(context, "Call Current", "Current", "current");

    protected static void Offer(CodeFixContext context, string title, string method, string? key)
    {
        foreach (var diagnostic in context.Diagnostics)
            context.RegisterCodeFix(CodeAction.Create(title, _ => RenameAsync(context.Document, diagnostic, method), key), diagnostic);
    }

    protected static async Task<Document> RenameAsync(Document document, Diagnostic diagnostic, string method)
    {
        var root = (await document.GetSyntaxRootAsync())!;
        var name = root.FindNode(diagnostic.Location.SourceSpan).DescendantTokens().First(token => token.Text == "Old");
        var renamed = SyntaxFactory.Identifier(name.LeadingTrivia, method, name.TrailingTrivia);
        return document.WithSyntaxRoot(root.ReplaceToken(name, renamed));
    }
}

internal sealed class AlternativesFix : CallFix
{
    protected override void Register(CodeFixContext context)
    {
        Offer(context, "Call Current", "Current", "current");
        Offer(context, "Call Next", "Next", "next");
    }
}

internal sealed class SharedKeyFix : CallFix
{
    protected override void Register(CodeFixContext context)
    {
        Offer(context, "Call Current", "Current", "same");
        Offer(context, "Call Next", "Next", "same");
    }
}

internal sealed class KeylessFix : CallFix
{
    protected override void Register(CodeFixContext context) => Offer(context, "Call Current", "Current", key: null);
}

/// <summary>Renames to a method that does not exist.</summary>
internal sealed class BrokenFix : CallFix
{
    protected override void Register(CodeFixContext context) => Offer(context, "Call Missing", "Missing", "missing");
}

internal sealed class IdleFix : CallFix
{
    protected override void Register(CodeFixContext context) => Offer(context, "Call Old", "Old", "old");
}

/// <summary>Trades one finding for that of another rule.</summary>
internal sealed class TradingFix : CallFix
{
    protected override void Register(CodeFixContext context) => Offer(context, "Call New", "New", "new");
}

/// <summary>Trades its finding for advice.</summary>
internal sealed class AdvisedFix : CallFix
{
    protected override void Register(CodeFixContext context) => Offer(context, "Call Next", "Next", "next");
}

/// <summary>One by one it is right, but FixAll writes something else.</summary>
internal sealed class OtherFixAllFix : CallFix
{
    public override FixAllProvider? GetFixAllProvider() => FixAllProvider.Create(async (_, document, diagnostics) =>
    {
        foreach (var diagnostic in diagnostics.OrderByDescending(diagnostic => diagnostic.Location.SourceSpan.Start))
            document = await RenameAsync(document, diagnostic, "Next");
        return document;
    });
}

/// <summary>Drops the comments before the call.</summary>
internal sealed class CommentEatingFix : CallFix
{
    protected override void Register(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
            context.RegisterCodeFix(CodeAction.Create("Call Current", _ => ReplaceAsync(context.Document, diagnostic), "current"), diagnostic);
    }

    private static async Task<Document> ReplaceAsync(Document document, Diagnostic diagnostic)
    {
        var root = (await document.GetSyntaxRootAsync())!;
        var call = root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<InvocationExpressionSyntax>()!;
        return document.WithSyntaxRoot(root.ReplaceNode(call, SyntaxFactory.ParseExpression("Current()")));
    }
}
