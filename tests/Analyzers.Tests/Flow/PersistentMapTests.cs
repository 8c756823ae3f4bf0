using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Tests.Flow;

/// <summary>What two maps do not share, found without reading what they do.</summary>
public class PersistentMapTests
{
    /// <summary>Of keys with hashes of their own, and of keys that share one.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public void Differences_are_those_of_each_key(int hashes)
    {
        var random = new Random(1);
        var keys = Enumerable.Range(0, 60).Select(i => new Key(i, hashes == 0 ? i * 7919 : i % hashes)).ToArray();
        var values = Enumerable.Range(0, 3).Select(i => new string((char)('a' + i), 1)).ToArray();
        for (var round = 0; round < 500; round++)
        {
            var common = Changed(new PersistentMap<Key, string>(EqualityComparer<Key>.Default), 40);
            var (mine, theirs) = (Changed(common, random.Next(20)), Changed(common, random.Next(20)));
            var expected = keys.Where(key => !ReferenceEquals(mine.Find(key), theirs.Find(key)))
                .Select(key => $"{key.Number}: {mine.Find(key)} {theirs.Find(key)}");
            var found = mine.DifferencesTo(theirs).Select(difference => $"{difference.Key.Number}: {difference.Mine} {difference.Theirs}");
            Assert.Equal(expected.Order(), found.Order());
        }

        PersistentMap<Key, string> Changed(PersistentMap<Key, string> map, int times)
        {
            for (var i = 0; i < times; i++)
            {
                var key = keys[random.Next(keys.Length)];
                map = random.Next(3) == 0 ? map.Remove(key) : map.SetItem(key, values[random.Next(values.Length)]);
            }

            return map;
        }
    }

    /// <summary>Two arms of a branch, after a thousand other locals.</summary>
    [Fact]
    public void What_is_shared_is_not_read()
    {
        var comparer = new Counting();
        var map = new PersistentMap<Key, string>(comparer);
        for (var i = 0; i < 1000; i++)
            map = map.SetItem(new Key(i, i * 7919), "x");
        var (mine, theirs) = (map.SetItem(new Key(1000, 3), "y"), map.SetItem(new Key(1001, 5), "z"));
        comparer.Asked = 0;
        Assert.Equal(2, mine.DifferencesTo(theirs).Count);
        Assert.InRange(comparer.Asked, 0, 200);
    }

    private sealed record Key(int Number, int Hash)
    {
        public override int GetHashCode() => Hash;
    }

    private sealed class Counting : IEqualityComparer<Key>
    {
        public int Asked { get; set; }

        public bool Equals(Key? x, Key? y)
        {
            Asked++;
            return x!.Number == y!.Number;
        }

        public int GetHashCode(Key obj) => obj.Hash;
    }
}
