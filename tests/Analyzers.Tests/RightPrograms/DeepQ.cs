// Deep Q-learning: an agent that acts under no_grad, a target network that is copied, a replay memory of its own, and a step only when there is enough of it.
sealed record Transition(float[] State, long Action, float Reward, float[] Next, bool IsLast);

sealed class QNetwork : Module<Tensor, Tensor>
{
    private readonly Linear _input, _hidden, _output;

    public QNetwork(int states, int actions) : base("q")
    {
        _input = Linear(states, 64);
        _hidden = Linear(64, 64);
        _output = Linear(64, actions);
        RegisterComponents();
    }

    public override Tensor forward(Tensor state)
    {
        using var first = functional.relu(_input.call(state));
        using var second = functional.relu(_hidden.call(first));
        return _output.call(second);
    }
}

sealed class Memory(int capacity)
{
    private readonly List<Transition> _all = new();
    private readonly Random _random = new(1);

    public int Count => _all.Count;

    public void Keep(Transition transition)
    {
        if (_all.Count == capacity)
            _all.RemoveAt(0);
        _all.Add(transition);
    }

    public Transition[] Draw(int count) => Enumerable.Range(0, count).Select(_ => _all[_random.Next(_all.Count)]).ToArray();
}

sealed class Agent : IDisposable
{
    private const int Batch = 32, Update = 100;
    private const float Discount = 0.99f;

    private readonly QNetwork _policy = new(4, 2), _target = new(4, 2);
    private readonly optim.Optimizer _optimizer;
    private readonly Memory _memory = new(10_000);
    private readonly Random _random = new(2);
    private int _steps;

    public Agent()
    {
        _target.load_state_dict(_policy.state_dict());
        _target.eval();
        _optimizer = optim.AdamW(_policy.parameters(), lr: 1e-3);
    }

    public long Act(float[] state, double exploration)
    {
        if (_random.NextDouble() < exploration)
            return _random.Next(2);
        using var scope = NewDisposeScope();
        using var mode = no_grad();
        return _policy.call(tensor(state).unsqueeze(0)).argmax(1).item<long>();
    }

    public void Observe(Transition transition)
    {
        _memory.Keep(transition);
        if (_memory.Count >= Batch)
            Learn();
        if (++_steps % Update == 0)
            _target.load_state_dict(_policy.state_dict());
    }

    private void Learn()
    {
        using var scope = NewDisposeScope();
        var drawn = _memory.Draw(Batch);
        var states = stack(drawn.Select(one => tensor(one.State)).ToArray());
        var next = stack(drawn.Select(one => tensor(one.Next)).ToArray());
        var actions = tensor(drawn.Select(one => one.Action).ToArray()).unsqueeze(1);
        var rewards = tensor(drawn.Select(one => one.Reward).ToArray());
        var goesOn = tensor(drawn.Select(one => one.IsLast ? 0f : 1f).ToArray());

        Tensor wanted;
        using (no_grad())
            wanted = rewards + (Discount * goesOn * _target.call(next).max(1).values);
        var values = _policy.call(states).gather(1, actions).squeeze(1);
        using var loss = functional.smooth_l1_loss(values, wanted);
        _optimizer.zero_grad();
        loss.backward();
        nn.utils.clip_grad_value_(_policy.parameters(), 1);
        _optimizer.step();
    }

    public void Dispose()
    {
        _optimizer.Dispose();
        _policy.Dispose();
        _target.Dispose();
    }
}

static class Program
{
    public static void Main()
    {
        using var agent = new Agent();
        var random = new Random(3);
        for (var episode = 0; episode < 200; episode++)
        {
            var (state, sum) = (new float[] { 0, 0, 0, 0 }, 0f);
            for (var t = 0; t < 100; t++)
            {
                var action = agent.Act(state, exploration: Math.Max(0.05, 1 - (episode / 100.0)));
                var next = state.Select(value => value + (float)((random.NextDouble() - 0.5) * (action + 1))).ToArray();
                var reward = -Math.Abs(next[0]);
                agent.Observe(new Transition(state, action, reward, next, t == 99));
                (state, sum) = (next, sum + reward);
            }

            Console.WriteLine($"episode {episode}: {sum}");
        }
    }
}
