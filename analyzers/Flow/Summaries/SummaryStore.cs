using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow.Bodies;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Summaries;

/// <summary>
/// Finished summaries. One that reached no bound holds wherever enough depth is left to compute it; one that was cut holds
/// only for the depth that it was computed with. So the order of questions never changes an answer.
/// </summary>
internal sealed class SummaryStore
{
    private readonly ConcurrentDictionary<ISymbol, Summary> _whole = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<TruncatedBody, Summary> _cut = new();
    private readonly ConcurrentDictionary<ISymbol, Value> _members = new(SymbolEqualityComparer.Default);

    public Summary? Find(ISymbol body, int depth)
    {
        if (_whole.TryGetValue(body, out var whole) && whole.Height <= depth)
            return whole;
        return _cut.TryGetValue(new TruncatedBody(body, depth), out var cut) ? cut : null;
    }

    public Summary Keep(ISymbol body, int depth, Summary summary) =>
        summary.IsTruncated ? _cut.GetOrAdd(new TruncatedBody(body, depth), summary) : _whole.GetOrAdd(body, summary);

    public Value? FindMember(ISymbol member) => _members.TryGetValue(member, out var value) ? value : null;

    public Value KeepMember(ISymbol member, Value value) => _members.GetOrAdd(member, value);

    private sealed record TruncatedBody(ISymbol Body, int Depth);
}
