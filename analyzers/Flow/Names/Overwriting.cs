using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Flow.Names;

/// <summary>
/// Calls that may overwrite the object they are called on, or their first argument, judged by the text alone: their name ends
/// in an underscore, or they register a hook. Whether they do is the library's to say; to fear it only ever makes less known.
/// </summary>
internal static class Overwriting
{
    public static IEnumerable<ExpressionSyntax> TargetsOf(InvocationExpressionSyntax call)
    {
        var access = call.Expression as MemberAccessExpressionSyntax;
        if ((access?.Name ?? call.Expression) is not SimpleNameSyntax { Identifier.ValueText: var name } || !(name.EndsWith("_", StringComparison.Ordinal) || name.EndsWith("_hook", StringComparison.Ordinal)))
            yield break;
        if (access is not null)
            yield return access.Expression;
        if (call.ArgumentList.Arguments.Count > 0)
            yield return call.ArgumentList.Arguments[0].Expression;
    }
}
