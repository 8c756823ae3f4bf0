namespace TorchSharp.Analyzers.Tests.Generated;

/// <summary>Who can see that model and loss do not fit.</summary>
internal enum Meeting
{
    /// <summary>Whoever reads the method that applies the loss.</summary>
    AtLoss,

    /// <summary>The same reader, if he takes declared types at their word; else the caller.</summary>
    AtLossByType,

    /// <summary>The caller, who hands over model, loss, or both.</summary>
    AtCall,
}

/// <summary>
/// Comments in the program that say which rule reports on that line: <c>/*TSA1001*/</c> where it must,
/// <c>/*TSA1001?*/</c> at each of several places one of which will do.
/// </summary>
internal sealed class Marks(string? rule, Meeting meeting)
{
    /// <summary>Stands before the argument that the loss judges.</summary>
    public string AtLoss => rule is null || meeting == Meeting.AtCall ? "" : meeting == Meeting.AtLoss ? Must : May;

    /// <summary>Stands before the call that brings model and loss together.</summary>
    public string AtCall => rule is null || meeting == Meeting.AtLoss ? "" : meeting == Meeting.AtCall ? Must : May;

    /// <summary>For a loss in a local function or lambda, and for the call of it: each of the two will do.</summary>
    public string AtLossOrItsFunction => AtLoss.Length == 0 ? "" : May;

    private string Must => $"/*{rule}*/";

    private string May => $"/*{rule}?*/";
}
