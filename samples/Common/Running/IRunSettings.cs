namespace Samples.Common.Running;

/// <summary>What a run is asked for, as <c>run.json</c> keeps it.</summary>
internal interface IRunSettings
{
    /// <summary>Whose runs have such settings.</summary>
    static abstract RunKind Kind { get; }

    /// <summary>Every value that no command would have written, in the words of the file: <c>digits is -5, and …</c>.</summary>
    IEnumerable<string> Mistakes();
}
