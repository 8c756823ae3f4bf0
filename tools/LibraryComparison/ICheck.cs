namespace LibraryComparison;

/// <summary>Compares two ways to the same result, over every member that has both.</summary>
internal interface ICheck
{
    /// <summary>A few words, used in the list of known differences.</summary>
    string Name { get; }

    /// <summary>How many members were compared by the last run: a check that compared nothing has proved nothing.</summary>
    int Compared { get; }

    IEnumerable<Difference> Run();
}
