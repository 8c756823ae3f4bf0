using TorchSharp.Analyzers.Flow;

namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>ModuleList: holds modules in order and applies none of them.</summary>
internal static class ModuleLists
{
    /// <summary>The methods by which a list or a chain of modules gets one module more.</summary>
    public static readonly IReadOnlyCollection<string> Appending = ["append", "Add"];

    /// <summary>The method by which a list of modules gets several more.</summary>
    public const string Extend = "extend";

    /// <summary>What its methods do to it; the others change it in another way.</summary>
    public static readonly IReadOnlyDictionary<string, ContainerEffect> Effects = new Dictionary<string, ContainerEffect>(StringComparer.Ordinal)
    {
        ["Add"] = ContainerEffect.Append,
        ["append"] = ContainerEffect.AppendAll,
        [Extend] = ContainerEffect.AppendAll,
        ["get_Item"] = ContainerEffect.Element,
        ["get_Count"] = ContainerEffect.Read,
        ["get_IsReadOnly"] = ContainerEffect.Read,
        ["Contains"] = ContainerEffect.Read,
        ["CopyTo"] = ContainerEffect.Read,
        ["GetEnumerator"] = ContainerEffect.Read,
        ["IndexOf"] = ContainerEffect.Read,
    };

    /// <summary>The methods that give the parts of a module.</summary>
    public static readonly IReadOnlyList<string> Giving = ["modules", "children", "named_modules", "named_children"];

    /// <summary>The methods that change a list, or a chain, beside those that every collection has.</summary>
    public static readonly IReadOnlyList<string> Changing = ["append", "extend", "insert", "pop"];
}
