namespace TorchSharp.Analyzers.Torch;

/// <summary>Every metadata name of TorchSharp that the analyzer knows. A test looks each of them up in the real assembly.</summary>
internal static class TorchNames
{
    public const string Assembly = "TorchSharp";
    public const string Namespace = "TorchSharp";
    public const string Torch = "TorchSharp.torch";
    public const string Autograd = "TorchSharp.torch+autograd";
    public const string Optimizer = "TorchSharp.torch+optim+Optimizer";
    public const string Special = "TorchSharp.torch+special";
    public const string Nn = "TorchSharp.torch+nn";
    public const string Functional = "TorchSharp.torch+nn+functional";
    public const string Tensor = "TorchSharp.torch+Tensor";
    public const string TensorIndex = "TorchSharp.torch+TensorIndex";
    public const string ScalarType = "TorchSharp.torch+ScalarType";
    public const string Parameter = "TorchSharp.Modules.Parameter";
    public const string Module = "TorchSharp.torch+nn+Module";
    public const string ModuleList = "TorchSharp.Modules.ModuleList`1";
    public const string ModulesNamespace = "TorchSharp.Modules";
    public const string ModuleExtensions = "TorchSharp.ModuleExtensionMethods";
    public const string DisposeScope = "TorchSharp.DisposeScope";

    /// <summary>TorchSharp's torchvision: an assembly and a package of its own, which a program may or may not reference.</summary>
    public const string VisionAssembly = "TorchVision";
    public const string VisionOps = "TorchSharp.torchvision+ops";
}
