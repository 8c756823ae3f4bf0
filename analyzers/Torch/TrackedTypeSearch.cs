using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Torch;

/// <summary>
/// One search through <c>class A { B b; } class B { A a; C c; }</c> for a type that is tracked: by depth, with Tarjan's strongly
/// connected components. A circle that leads nowhere is known not to as soon as it is left, and when something is found, all types
/// that are open lead to it, because each leads to the one at hand: so whatever was entered has its answer, and nobody enters it again.
/// </summary>
internal sealed class TrackedTypeSearch(TrackedTypes types)
{
    /// <summary>The way from the type that was asked for to the one at hand. A stack of our own: types can be linked in chains of any length.</summary>
    private readonly Stack<Step> _way = new();

    /// <summary>Types that are entered and not decided, in the order in which they were entered.</summary>
    private readonly List<ITypeSymbol> _open = [];

    private readonly Dictionary<ITypeSymbol, int> _positions = new(SymbolEqualityComparer.Default);

    public bool Reaches(ITypeSymbol start)
    {
        Enter(start);
        while (_way.Count > 0)
        {
            var step = _way.Peek();
            if (!step.Next.MoveNext())
                Leave(step);
            else if (types.IsTracked(step.Next.Current) is not { } isTracked)
                Follow(step, step.Next.Current!);
            else if (isTracked)
                return DecideOpen(from: 0, isTracked: true);
        }

        return false;
    }

    private void Follow(Step step, ITypeSymbol next)
    {
        if (_positions.TryGetValue(next, out var position))
            step.Lowest = Math.Min(step.Lowest, position);
        else
            Enter(next);
    }

    private void Enter(ITypeSymbol type)
    {
        _positions.Add(type, _open.Count);
        _way.Push(new Step(_open.Count, types.DefinitionsUnder(type).GetEnumerator()));
        _open.Add(type);
    }

    private void Leave(Step step)
    {
        _way.Pop();
        if (step.Lowest == step.Position)
            DecideOpen(step.Position, isTracked: false);
        else
            _way.Peek().Lowest = Math.Min(_way.Peek().Lowest, step.Lowest);
    }

    private bool DecideOpen(int from, bool isTracked)
    {
        for (var i = from; i < _open.Count; i++)
            types.Decide(_open[i], isTracked);
        _open.RemoveRange(from, _open.Count - from);
        return isTracked;
    }

    /// <summary>A type on the way.</summary>
    /// <param name="Position">Where it stands among the open ones.</param>
    /// <param name="Next">What it leads to and nobody has looked at yet.</param>
    private sealed record Step(int Position, IEnumerator<ITypeSymbol?> Next)
    {
        /// <summary>The earliest of the open ones that it leads back to.</summary>
        public int Lowest { get; set; } = Position;
    }
}
