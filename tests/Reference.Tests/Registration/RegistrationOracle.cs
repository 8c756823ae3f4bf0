using TorchSharp.Modules;

namespace TorchSharp.Reference.Tests.Registration;

/// <summary>What libtorch knows of a module: its weights, its buffers, and what <c>eval()</c> reaches.</summary>
internal sealed class RegistrationOracle
{
    private readonly HashSet<torch.nn.Module> _reached = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<IntPtr> _weights;
    private readonly HashSet<IntPtr> _buffers;

    public RegistrationOracle(torch.nn.Module net)
    {
        _weights = [.. net.named_parameters().Select(static one => one.parameter.Handle)];
        _buffers = [.. net.named_buffers().Select(static one => one.buffer.Handle)];
        net.eval();
        Reach(net);
    }

    public IReadOnlyCollection<torch.nn.Module> Reached => _reached;

    /// <summary>Whether all that a part has is known; null where some of it is and some is not.</summary>
    public bool? IsKnown(object part) => part switch
    {
        Parameter weight => _weights.Contains(weight.Handle),
        torch.Tensor tensor => _buffers.Contains(tensor.Handle),
        torch.nn.Module module => All([_reached.Contains(module), !module.training, .. module.parameters().Select(weight => _weights.Contains(weight.Handle))]),
        _ => null,
    };

    private static bool? All(IReadOnlyCollection<bool> answers) => answers.All(static answer => answer) ? true : answers.Any(static answer => answer) ? null : false;

    private void Reach(torch.nn.Module module)
    {
        if (!_reached.Add(module))
            return;
        foreach (var (_, child) in module.named_children())
            Reach(child);
    }
}
