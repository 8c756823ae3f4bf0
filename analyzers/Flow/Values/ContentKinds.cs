namespace TorchSharp.Analyzers.Flow.Values;

/// <summary>Which containers: what names one of a kind never names one of another.</summary>
[Flags]
internal enum ContentKinds
{
    None = 0,

    /// <summary>What applies its parts one after the other.</summary>
    Chains = 1,

    /// <summary>Lists, arrays and whatever else holds elements.</summary>
    Elements = 2,

    All = Chains | Elements,
}
