namespace TorchSharp.Reference.Tests.Data.Download;

/// <summary>How a server answers one request for a file.</summary>
internal sealed record Answer
{
    /// <summary>The status line's code.</summary>
    public int Status { get; init; } = 200;

    /// <summary>The whole file, as this server has it.</summary>
    public byte[] Content { get; init; } = [];

    /// <summary>Whether a request for a range is honoured.</summary>
    public bool KnowsRanges { get; init; } = true;

    /// <summary>What the headers say is the length of the answer's body; none is said if negative.</summary>
    public long? AnnouncedLength { get; init; }

    /// <summary>The first byte that the headers say is sent, where that is not the truth.</summary>
    public long? AnnouncedStart { get; init; }

    /// <summary>After how many bytes of the body the connection is cut.</summary>
    public int CutAfter { get; init; } = int.MaxValue;

    /// <summary>Whether the server falls silent instead of ending the connection.</summary>
    public bool FallsSilent { get; init; }
}
