namespace TorchSharp.Analyzers.Torch.Registration;

/// <summary>What becomes of a module that is made.</summary>
internal enum Placement
{
    /// <summary>It may be registered by another module, which registers its parts as well.</summary>
    MayBeRegistered,

    /// <summary>No module registers it: it is used as it is.</summary>
    Alone,

    /// <summary>A step of a chain, which registers nobody's parts.</summary>
    InChain,
}
