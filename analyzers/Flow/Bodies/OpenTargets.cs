using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Bodies;

/// <summary>A container that changes under a name that no body follows: <c>same</c> in <c>same.append(act)</c>.</summary>
internal readonly record struct OpenTarget(ExpressionSyntax Target, ContentKinds Kind);

/// <summary>
/// The open targets of each file, kept from one compilation to the next: to know the type of each, its file has to be bound, and an edit of one body
/// changes none of the others.
/// </summary>
internal static class OpenTargets
{
    private static readonly ConditionalWeakTable<SyntaxTree, Kept> Known = new();

    /// <param name="tree">The file.</param>
    /// <param name="declarations">What the compilation declares, as a number.</param>
    /// <param name="find">Finds them, if they are not known for these declarations.</param>
    public static IReadOnlyList<OpenTarget> In(SyntaxTree tree, int declarations, Func<IReadOnlyList<OpenTarget>> find)
    {
        var kept = Known.GetOrCreateValue(tree);
        if (kept.Found is { } found && found.Declarations == declarations)
            return found.Targets;
        var targets = find();
        kept.Found = new(declarations, targets);
        return targets;
    }

    private sealed class Kept
    {
        private volatile Found? _found;

        public Found? Found
        {
            get => _found;
            set => _found = value;
        }
    }

    private sealed record Found(int Declarations, IReadOnlyList<OpenTarget> Targets);
}
