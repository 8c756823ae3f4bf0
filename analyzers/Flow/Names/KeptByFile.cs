using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Flow.Names;

/// <summary>
/// What was found in a file by binding it, kept from one compilation to the next, while the file stays and what it mentions is declared as before. It must
/// rest on nothing else: not on what bodies in other files say.
/// </summary>
internal sealed class KeptByFile<T>
{
    private readonly ConditionalWeakTable<SyntaxTree, StrongBox<Found?>> _known = new();

    public IReadOnlyList<T> In(SyntaxTree tree, ProgramDeclarations declarations, Func<SyntaxTree, IReadOnlyList<T>> find, CancellationToken cancellation)
    {
        var box = _known.GetOrCreateValue(tree);
        var known = box.Value;
        if (known is not null && known.Declarations == declarations)
            return known.All;
        var all = known is not null && declarations.LeaveAlone(tree, known.Declarations, cancellation) ? known.All : find(tree);
        box.Value = new(declarations, all);
        return all;
    }

    private sealed record Found(ProgramDeclarations Declarations, IReadOnlyList<T> All);
}
