using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Texts;

namespace TorchSharp.Analyzers.Tests.Harness;

/// <summary>Renames the call, and changes nothing else.</summary>
internal sealed class LocalCallFix : LocalFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => [CallRule.Id];

    private protected override IReadOnlyList<LocalRepair> Repairs { get; } = [new Rename("Current"), new Rename("Next")];

    private protected override DiagnosticAnalyzer Rule => new CallRule();

    private sealed class Rename(string method) : LocalRepair(method, new($"Call {method}", $"调用 {method}"))
    {
        protected override IEnumerable<TextChange> ChangesFor(SyntaxNode place, Diagnostic finding, SemanticModel model, CancellationToken cancellation)
        {
            if (place.FirstAncestorOrSelf<InvocationExpressionSyntax>()?.Expression is IdentifierNameSyntax name)
                yield return new TextChange(name.Span, Key);
        }
    }
}

/// <summary>Writes the whole call anew, so that the changes of nested calls overlap.</summary>
internal sealed class LocalWholeCallFix : LocalFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => [CallRule.Id];

    private protected override IReadOnlyList<LocalRepair> Repairs { get; } = [new Rewrite()];

    private protected override DiagnosticAnalyzer Rule => new CallRule();

    private sealed class Rewrite() : LocalRepair("whole", new("Call Current", "调用 Current"))
    {
        protected override IEnumerable<TextChange> ChangesFor(SyntaxNode place, Diagnostic finding, SemanticModel model, CancellationToken cancellation)
        {
            if (place.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call)
                yield return new TextChange(call.Span, "Current" + call.ArgumentList);
        }
    }
}

/// <summary>Offers nothing for a call with arguments: there it knows no right edit.</summary>
internal sealed class LocalCarefulFix : LocalFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => [CallRule.Id];

    private protected override IReadOnlyList<LocalRepair> Repairs { get; } = [new Careful()];

    private protected override DiagnosticAnalyzer Rule => new CallRule();

    private sealed class Careful() : LocalRepair("careful", new("Call Current", "调用 Current"))
    {
        protected override IEnumerable<TextChange> ChangesFor(SyntaxNode place, Diagnostic finding, SemanticModel model, CancellationToken cancellation) =>
            place.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { ArgumentList.Arguments: [], Expression: var name } ? [new TextChange(name.Span, "Current")] : [];
    }
}
