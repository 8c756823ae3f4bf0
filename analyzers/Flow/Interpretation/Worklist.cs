using Microsoft.CodeAnalysis.FlowAnalysis;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>The state at the entry of each block, and the blocks whose entry has changed since they were visited; the first of them comes next.</summary>
internal sealed class Worklist(ControlFlowGraph graph)
{
    private const int BitsPerWord = 64;

    private readonly State?[] _entries = new State?[graph.Blocks.Length];
    private readonly ulong[] _pending = new ulong[(graph.Blocks.Length / BitsPerWord) + 1];

    public State? EntryOf(BasicBlock block) => _entries[block.Ordinal];

    /// <summary>Takes in a state that comes to a block; if that tells anything new, the block waits for a visit.</summary>
    public void Enter(BasicBlock block, State state)
    {
        if (_entries[block.Ordinal] is not { } entry)
            _entries[block.Ordinal] = state.Copy();
        else if (!entry.JoinWith(state))
            return;
        Mark(block.Ordinal);
    }

    public bool HasPending(int first, int last) => Next(first, last) >= 0;

    /// <summary>The first block that waits among these, which does not wait any longer; null if none does.</summary>
    public BasicBlock? Take(int first, int last)
    {
        var next = Next(first, last);
        if (next < 0)
            return null;
        _pending[next / BitsPerWord] &= ~Bit(next);
        return graph.Blocks[next];
    }

    /// <summary>Nothing has come to these blocks yet.</summary>
    public void Forget(int first, int last)
    {
        for (var i = first; i <= last; i++)
            _entries[i] = null;
    }

    /// <summary>Puts these blocks aside, as if nothing had come to them yet, until the result is given back.</summary>
    public Suspended Suspend(int first, int last)
    {
        var suspended = new Suspended(first, _entries.AsSpan(first, last - first + 1).ToArray(), [.. Enumerable.Range(first, last - first + 1).Where(IsPending)]);
        for (var i = first; i <= last; i++)
        {
            _entries[i] = null;
            _pending[i / BitsPerWord] &= ~Bit(i);
        }

        return suspended;
    }

    public void Resume(Suspended suspended)
    {
        suspended.Entries.CopyTo(_entries, suspended.First);
        foreach (var ordinal in suspended.Pending)
            Mark(ordinal);
    }

    private void Mark(int ordinal) => _pending[ordinal / BitsPerWord] |= Bit(ordinal);

    private bool IsPending(int ordinal) => (_pending[ordinal / BitsPerWord] & Bit(ordinal)) != 0;

    private static ulong Bit(int ordinal) => 1UL << (ordinal % BitsPerWord);

    /// <summary>Sixty-four blocks are passed over at once: a method of thousands of lines has thousands of blocks, and most wait for nothing.</summary>
    private int Next(int first, int last)
    {
        for (var ordinal = first; ordinal <= last; ordinal++)
        {
            if (_pending[ordinal / BitsPerWord] == 0)
                ordinal |= BitsPerWord - 1;
            else if (IsPending(ordinal))
                return ordinal;
        }

        return -1;
    }

    /// <summary>Blocks that were put aside.</summary>
    internal sealed record Suspended(int First, State?[] Entries, List<int> Pending);
}
