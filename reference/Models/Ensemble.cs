using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Reference.Models;

/// <summary>
/// Several models for the same inputs, whose logits are averaged: the errors that they do not share cancel (Hansen and Salamon, 1990).
/// </summary>
public sealed class Ensemble : Module<Tensor, Tensor>
{
    private readonly ModuleList<Module<Tensor, Tensor>> _members;

    /// <param name="members">At least one model; they are the ensemble's from now on.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public Ensemble(IEnumerable<Module<Tensor, Tensor>> members)
        : base(nameof(Ensemble))
    {
        _members = ModuleList<Module<Tensor, Tensor>>([.. members]);
        if (_members.Count == 0)
            throw new ArgumentException("an ensemble needs at least one member", nameof(members));

        RegisterComponents();
    }

    /// <param name="input">What each member takes.</param>
    /// <returns>The mean of the members' logits.</returns>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        return stack(_members.Select(member => member.call(input))).mean([0]).MoveToOuterDisposeScope();
    }
}
