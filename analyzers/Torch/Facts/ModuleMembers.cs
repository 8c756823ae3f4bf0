namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>The members of a module that register its parts, and those that go by what is registered.</summary>
internal static class ModuleMembers
{
    /// <summary>Registers what the fields hold; acts once.</summary>
    public const string Register = "RegisterComponents";

    public const string RegisterModule = "register_module", RegisterParameter = "register_parameter";

    /// <summary>Whatever registers something. A class without these words registers nothing.</summary>
    public static readonly ISet<string> Registering = WordSet.Of(
        "RegisterComponents register_module add_module register_parameter register_buffer ConditionallyRegisterParameter ConditionallyRegisterBuffer "
        + "_internal_submodules _internal_params _internal_buffers ClearModules");

    /// <summary>A class that declares one of these says itself what its parts are.</summary>
    public static readonly ISet<string> SaysItself = WordSet.Of(
        "RegisterComponents register_module add_module register_parameter register_buffer parameters named_parameters children named_children modules named_modules "
        + "buffers named_buffers state_dict load_state_dict train eval");

    /// <summary>Those that go over the weights: a program that calls one of them means them to be there.</summary>
    public static readonly ISet<string> OverWeights = WordSet.Of("parameters named_parameters state_dict load_state_dict save load to cuda");

    /// <summary>What else may be asked of a module by who has it in his hands, and leaves it where it is.</summary>
    public static readonly ISet<string> Asking = WordSet.Of("forward call cpu train eval zero_grad Dispose training GetName half float double bfloat16");

    /// <summary>What a layer is moved by, and is still the same layer.</summary>
    public static readonly ISet<string> Moving = WordSet.Of("to cuda cpu");

    /// <summary>Those that give the module again.</summary>
    public static readonly ISet<string> Giving = WordSet.Of("to cuda cpu half float double bfloat16 load load_state_dict save");

    /// <summary>The weights of a layer that the functions of <see cref="Initializers"/> are given.</summary>
    public static readonly ISet<string> Weights = WordSet.Of("weight bias");

    /// <summary>What computes with a weight, and gives nothing that shares its memory.</summary>
    public static readonly ISet<string> Computing = WordSet.Of("matmul mm bmm mv mul multiply add sub subtract div einsum addmm linear bilinear embedding conv1d conv2d conv3d layer_norm group_norm batch_norm prelu where cat pow");

    /// <summary>The class of the functions that draw the first weights.</summary>
    public const string Initializers = "init";

    /// <summary>Whoever looks into objects like this may register what he finds.</summary>
    public static readonly IReadOnlyList<string> Reflecting = ["GetFields", "GetField", "GetRuntimeFields", "GetProperties", "GetProperty", "GetRuntimeProperties", "GetMembers"];

    /// <summary>Code that runs under one of these trains nothing.</summary>
    public static readonly ISet<string> WithoutGradients = WordSet.Of("no_grad inference_mode set_grad_enabled");

    /// <summary>Whose name has one of these words may be kept out of training on purpose.</summary>
    public static readonly ISet<string> OnPurpose = WordSet.Of("target teacher ema frozen freeze fixed reference momentum shadow probe random old previous pretrained hidden static detached unregistered external mc monte carlo always perceptual vgg feature features lora adapter base");

    /// <summary>Where tensors are made, and where they are made if somebody says otherwise.</summary>
    public const string Cpu = "CPU", DefaultDevice = "set_default_device";

    /// <summary>Those that do something to all parts at once.</summary>
    public static readonly ISet<string> ToAll = WordSet.Of("apply to cuda half double bfloat16");

    /// <summary>Those that give the parts to whoever goes over them.</summary>
    public static readonly ISet<string> GivingParts = WordSet.Of("parameters named_parameters modules named_modules children named_children");

    /// <summary>What goes over them at once.</summary>
    public static readonly ISet<string> Listing = WordSet.Of("ToList ToArray ToDictionary ToHashSet");

    /// <summary>Collections of the runtime that a part may lie in; registration looks into none of them.</summary>
    public static readonly ISet<string> Collections = WordSet.Of("List IList IReadOnlyList ICollection IReadOnlyCollection IEnumerable HashSet Queue Stack LinkedList");

    /// <summary>Those that hold parts by a key.</summary>
    public static readonly ISet<string> Maps = WordSet.Of("Dictionary IDictionary IReadOnlyDictionary SortedDictionary");

    /// <summary>What puts a part into them.</summary>
    public static readonly ISet<string> Filling = WordSet.Of("Add Enqueue Push AddLast");

    /// <summary>What gives one part of them.</summary>
    public static readonly ISet<string> Picking = WordSet.Of("First Last Single");

    /// <summary>What makes a list of what a query gives.</summary>
    public static readonly ISet<string> MakingLists = WordSet.Of("ToList ToArray");

    public const string Selecting = "Select";

    /// <summary>What else may be asked of them.</summary>
    public static readonly ISet<string> Counting = WordSet.Of("Count Length Keys Capacity");
}
