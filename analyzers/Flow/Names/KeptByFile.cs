using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Flow.Names;

/// <summary>
/// What was found in a file by binding it, kept from one compilation to the next: an edit of a body changes nothing of it in the other files, as long as
/// it rests on nothing but what the file says and what the program declares (<see cref="Declarations"/>).
/// </summary>
internal sealed class KeptByFile<T>
{
    private readonly ConditionalWeakTable<SyntaxTree, StrongBox<Found?>> _known = new();

    public IReadOnlyList<T> In(SyntaxTree tree, int declarations, Func<SyntaxTree, IReadOnlyList<T>> find)
    {
        var box = _known.GetOrCreateValue(tree);
        if (box.Value is { } known && known.Declarations == declarations)
            return known.All;
        var found = new Found(declarations, find(tree));
        box.Value = found;
        return found.All;
    }

    private sealed record Found(int Declarations, IReadOnlyList<T> All);
}
