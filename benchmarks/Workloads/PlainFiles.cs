namespace TorchSharp.Analyzers.Benchmarks;

/// <summary>Code that has nothing to do with TorchSharp.</summary>
internal static class PlainFiles
{
    public static IReadOnlyList<(string Path, string Text)> Create(int count) =>
        [.. Enumerable.Range(0, count).Select(number => ($"Plain{number}.cs", Text(number)))];

    private static string Text(int number) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;

        namespace Plain{{number}};

        internal sealed class Inventory
        {
            private readonly Dictionary<string, int> _stock = new();

            public void Add(string item, int amount)
            {
                if (amount <= 0)
                    throw new ArgumentOutOfRangeException(nameof(amount));
                _stock[item] = _stock.TryGetValue(item, out var known) ? known + amount : amount;
            }

            public IEnumerable<string> Scarce(int limit) =>
                _stock.Where(pair => pair.Value < limit).OrderBy(pair => pair.Value).Select(pair => $"{pair.Key}: {pair.Value}");

            public bool Take(string item, int amount)
            {
                try
                {
                    if (_stock[item] < amount)
                        return false;
                    _stock[item] -= amount;
                    return true;
                }
                catch (KeyNotFoundException)
                {
                    return false;
                }
            }
        }
        """;
}
