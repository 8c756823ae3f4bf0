using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace TorchSharp.Analyzers.Testing;

/// <summary>
/// A fix as it answers one rule. An editor applies a fix, and FixAll, to the findings of one rule at a time;
/// the testing library would hand it those of all rules that run.
/// </summary>
internal sealed class OneRuleFix(CodeFixProvider fix, string rule) : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => [rule];

    public override Task RegisterCodeFixesAsync(CodeFixContext context) => fix.RegisterCodeFixesAsync(context);

    public override FixAllProvider? GetFixAllProvider() =>
        fix.GetFixAllProvider() is { } fixAll ? new OneRuleFixAll(fixAll, fix, rule) : null;

    private sealed class OneRuleFixAll(FixAllProvider fixAll, CodeFixProvider fix, string rule) : FixAllProvider
    {
        public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => fixAll.GetSupportedFixAllScopes();

        public override Task<CodeAction?> GetFixAsync(FixAllContext context) => fixAll.GetFixAsync(new FixAllContext(
            context.Document!, fix, context.Scope, context.CodeActionEquivalenceKey!, [rule], new Findings(context, rule), context.CancellationToken));
    }

    private sealed class Findings(FixAllContext context, string rule) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            OfRule(await context.GetAllDiagnosticsAsync(project));

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            OfRule(await context.GetDocumentDiagnosticsAsync(document));

        public override async Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            OfRule(await context.GetProjectDiagnosticsAsync(project));

        private IEnumerable<Diagnostic> OfRule(IEnumerable<Diagnostic> diagnostics) => diagnostics.Where(diagnostic => diagnostic.Id == rule);
    }
}
