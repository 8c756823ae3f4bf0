using CsCheck;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Tests.Flow;

/// <summary>The join of two maps is the join of their entries, one by one, whatever their keys' hashes are.</summary>
public sealed class PersistentMapTests
{
    /// <summary>Keys whose hashes meet often.</summary>
    private static readonly Gen<Dictionary<string, string>> Entries =
        Gen.Dictionary(Gen.Int[0, 40].Select(number => $"k{number}"), Gen.String[Gen.Char['a', 'c'], 1, 2])[0, 30];

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(1000)]
    public void Joins_every_entry(int hashes) => Gen.Select(Entries, Entries, Entries).Sample((common, mine, theirs) =>
    {
        var shared = MapOf(hashes, common);
        var (left, right) = (shared.SetItems(mine), shared.SetItems(theirs));
        var joined = left.JoinWith(right, Join);

        var expected = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var key in common.Keys.Concat(mine.Keys).Concat(theirs.Keys).Distinct())
        {
            if ((ReferenceEquals(left.Find(key), right.Find(key)) ? left.Find(key) : Join(key, left.Find(key), right.Find(key))) is { } value)
                expected[key] = value;
        }

        Assert.Equal(expected, new SortedDictionary<string, string>(joined.Entries.ToDictionary(entry => entry.Key, entry => entry.Value), StringComparer.Ordinal));
        Assert.Equal(expected.Count, joined.Count);
        Assert.All(expected, entry => Assert.Equal(entry.Value, joined.Find(entry.Key)));
    });

    [Fact]
    public void Is_the_same_map_where_nothing_changes() => Gen.Select(Entries, Entries).Sample((common, mine) =>
    {
        var map = MapOf(1000, common).SetItems(mine);
        Assert.Same(map, map.JoinWith(map, static (_, _, _) => throw new InvalidOperationException("What is shared is not asked about.")));
        Assert.Same(map, map.JoinWith(MapOf(1000, common), static (_, own, other) => own ?? (own is null ? null : other)));
    });

    [Fact]
    public void Asks_only_about_what_was_changed()
    {
        var shared = MapOf(int.MaxValue, Enumerable.Range(0, 10_000).ToDictionary(number => $"k{number}", number => $"{number}"));
        var (left, right) = (shared.SetItem("k17", "left"), shared.SetItem("k4711", "right"));
        var asked = new List<string>();
        var joined = left.JoinWith(right, (key, mine, _) =>
        {
            asked.Add(key);
            return mine;
        });
        Assert.Equal(["k17", "k4711"], asked.Order(StringComparer.Ordinal));
        Assert.Same(left, joined);
    }

    private static string? Join(string key, string? mine, string? theirs) =>
        key.EndsWith('7') && (mine is null || theirs is null) ? null : mine == theirs ? mine : $"{mine}|{theirs}";

    private static PersistentMap<string, string> MapOf(int hashes, Dictionary<string, string> entries) =>
        new PersistentMap<string, string>(new FewHashes(hashes)).SetItems(entries);

    private sealed class FewHashes(int hashes) : IEqualityComparer<string>
    {
        public bool Equals(string? x, string? y) => x == y;

        public int GetHashCode(string obj) => StringComparer.Ordinal.GetHashCode(obj) % hashes;
    }
}
