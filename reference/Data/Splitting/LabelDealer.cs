namespace TorchSharp.Reference.Data.Splitting;

/// <summary>Deals multi-label rows out to parts, rarest label first.</summary>
internal sealed class LabelDealer
{
    private const int NotDealt = -1;

    private readonly int[][] _labelsOfRow;
    private readonly List<int>[] _rowsOfLabel;
    private readonly int[] _left;
    private readonly double[] _wantedRows;
    private readonly double[][] _wantedOfLabel;
    private readonly int[] _parts;
    private readonly int[] _order;
    private readonly SplitMix64 _random;

    /// <param name="labelsOfRows">The labels of each row.</param>
    /// <param name="labels">How many labels there are.</param>
    /// <param name="shares">The share of rows of each part; a part of share 0 gets none.</param>
    /// <param name="random">Decides the order of rows, and between parts that want a row alike.</param>
    public LabelDealer(int[][] labelsOfRows, int labels, double[] shares, SplitMix64 random)
    {
        _labelsOfRow = labelsOfRows;
        _random = random;
        _order = [.. Enumerable.Range(0, labelsOfRows.Length)];
        random.Shuffle<int>(_order);
        _rowsOfLabel = [.. Enumerable.Range(0, labels).Select(_ => new List<int>())];
        foreach (var row in _order)
        {
            foreach (var label in labelsOfRows[row])
                _rowsOfLabel[label].Add(row);
        }

        _left = [.. _rowsOfLabel.Select(rows => rows.Count)];
        _wantedRows = Wanted(shares, labelsOfRows.Length);
        _wantedOfLabel = [.. _left.Select(rows => Wanted(shares, rows))];
        _parts = new int[labelsOfRows.Length];
        Array.Fill(_parts, NotDealt);
    }

    /// <returns>The part of each row.</returns>
    public int[] Deal()
    {
        while (RarestLabelLeft() is { } label)
        {
            foreach (var row in _rowsOfLabel[label].Where(IsLeft))
                Give(row, MostWanting(_wantedOfLabel[label], _wantedRows));
        }

        // What is left has no label.
        foreach (var row in _order.Where(IsLeft))
            Give(row, MostWanting(_wantedRows, _wantedRows));
        return _parts;
    }

    // What is not a number is never the greatest: a part without a share wants nothing, and gets nothing.
    private static double[] Wanted(double[] shares, int rows) => [.. shares.Select(share => share > 0 ? share * rows : double.NaN)];

    private bool IsLeft(int row) => _parts[row] == NotDealt;

    private int? RarestLabelLeft()
    {
        int? rarest = null;
        for (var label = 0; label < _left.Length; label++)
        {
            if (_left[label] > 0 && (rarest is null || _left[label] < _left[rarest.Value]))
                rarest = label;
        }

        return rarest;
    }

    private int MostWanting(double[] first, double[] second)
    {
        var greatest = first.Where(double.IsRealNumber).Max();
        var parts = Enumerable.Range(0, first.Length).Where(part => first[part] == greatest).ToArray();
        var greatestOfThese = parts.Max(part => second[part]);
        var equal = parts.Where(part => second[part] == greatestOfThese).ToArray();
        return equal.Length == 1 ? equal[0] : equal[_random.NextInt32(equal.Length)];
    }

    private void Give(int row, int part)
    {
        _parts[row] = part;
        _wantedRows[part]--;
        foreach (var label in _labelsOfRow[row])
        {
            _wantedOfLabel[label][part]--;
            _left[label]--;
        }
    }
}
