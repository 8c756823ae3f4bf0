using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Flow.Names;

/// <summary>
/// What a compilation declares. Somebody types <c>public Head Make()</c> in one file: what was found out about types in another file is still right, unless
/// it mentions Make, or something whose declaration mentions Make, and so on.
/// </summary>
internal sealed class ProgramDeclarations
{
    /// <summary>A name that half the program stands on has changed: it is read anew.</summary>
    private const int MostNames = 200;

    private readonly MetadataReference[] _references;
    private readonly FileDeclarations[] _files;
    private readonly ConditionalWeakTable<ProgramDeclarations, HashSet<int>> _changed = new();

    public ProgramDeclarations(Compilation compilation, CancellationToken cancellation)
    {
        _references = [.. compilation.References];
        _files = [.. compilation.SyntaxTrees.Select(tree => FileDeclarations.Of(tree, cancellation))];
    }

    /// <summary>Whether the names in a file still mean what they meant when the program declared what it did before.</summary>
    public bool LeaveAlone(SyntaxTree file, ProgramDeclarations before, CancellationToken cancellation)
    {
        var changed = _changed.GetValue(before, ChangedSince);
        if (changed.Count == 0)
            return true;
        var mentioned = MentionedWords.In(file, cancellation);
        return !changed.Contains(MentionedWords.Of(FileDeclarations.Anything)) && (changed.Count < mentioned.Length
            ? !changed.Any(name => Array.BinarySearch(mentioned, name) >= 0)
            : !Array.Exists(mentioned, changed.Contains));
    }

    private HashSet<int> ChangedSince(ProgramDeclarations before)
    {
        var changed = _references.SequenceEqual(before._references) ? [.. Differences(before)] : new HashSet<string>(StringComparer.Ordinal) { FileDeclarations.Anything };
        if (changed.Count > 0)
            AddMentioning(changed);
        return [.. changed.Select(MentionedWords.Of)];
    }

    /// <summary>The names of which the files that came and went do not say the same.</summary>
    private IEnumerable<string> Differences(ProgramDeclarations before)
    {
        var sums = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < Math.Max(_files.Length, before._files.Length); i++)
        {
            var now = i < _files.Length ? _files[i] : null;
            var then = i < before._files.Length ? before._files[i] : null;
            if (now == then)
                continue;
            foreach (var declaration in now?.All ?? [])
                sums[declaration.Name] = unchecked(SumOf(sums, declaration.Name) + declaration.Text);
            foreach (var declaration in then?.All ?? [])
                sums[declaration.Name] = unchecked(SumOf(sums, declaration.Name) - declaration.Text);
        }

        return sums.Where(static sum => sum.Value != 0).Select(static sum => sum.Key);
    }

    private static int SumOf(Dictionary<string, int> sums, string name) => sums.TryGetValue(name, out var sum) ? sum : 0;

    /// <summary>Who mentions a changed name in his declaration may mean something else by it, and those who mention him, too.</summary>
    private void AddMentioning(HashSet<string> changed)
    {
        var pending = new Queue<string>(changed);
        while (pending.Count > 0 && changed.Count <= MostNames)
        {
            var name = pending.Dequeue();
            foreach (var mentioning in _files.SelectMany(file => file.Mentioning(name)).Where(changed.Add))
                pending.Enqueue(mentioning);
        }

        if (pending.Count > 0)
            changed.Add(FileDeclarations.Anything);
    }
}
