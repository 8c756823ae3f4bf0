// Self-play with a policy gradient: the losses of a game are added up with their graphs, and go backward together when it ends; older selves play against the newest.
sealed class Player : Module<Tensor, (Tensor Policy, Tensor Value)>
{
    private readonly Linear _body = Linear(9, 64), _policy = Linear(64, 9), _value = Linear(64, 1);

    public Player() : base("player") => RegisterComponents();

    public override (Tensor Policy, Tensor Value) forward(Tensor board)
    {
        var h = functional.relu(_body.call(board));
        return (_policy.call(h), _value.call(h).squeeze(-1));
    }
}

sealed class Game
{
    private readonly float[] _fields = new float[9];

    public bool IsOver => Winner() != 0 || _fields.All(cell => cell != 0);

    public Tensor Board(int side) => tensor(_fields.Select(cell => cell * side).ToArray());

    public Tensor Taken() => tensor(_fields.Select(cell => cell != 0).ToArray());

    public void Play(long field, int side) => _fields[field] = side;

    public int Winner()
    {
        int[][] lines = [[0, 1, 2], [3, 4, 5], [6, 7, 8], [0, 3, 6], [1, 4, 7], [2, 5, 8], [0, 4, 8], [2, 4, 6]];
        return lines.Select(line => (int)line.Sum(cell => _fields[cell])).Where(sum => Math.Abs(sum) == 3).Select(Math.Sign).FirstOrDefault();
    }
}

static class Program
{
    public static void Main()
    {
        using var player = new Player();
        using var optimizer = optim.Adam(player.parameters(), 1e-3);
        var older = new List<Player>();
        var won = 0;
        for (var game = 1; game <= 2000; game++)
        {
            using var scope = NewDisposeScope();
            var rival = older.Count > 0 ? older[Random.Shared.Next(older.Count)] : player;
            var (losses, result) = Play(player, rival);
            var total = losses.Aggregate((sum, loss) => sum + loss) / losses.Count;
            optimizer.zero_grad();
            total.backward();
            optimizer.step();
            won += result > 0 ? 1 : 0;
            if (game % 200 != 0)
                continue;
            Console.WriteLine($"{game}: won {won / 200.0:P0}");
            won = 0;
            older.Add(Copy(player));
        }
    }

    private static (List<Tensor> Losses, int Result) Play(Player player, Player rival)
    {
        var game = new Game();
        var moves = new List<(Tensor LogProbability, Tensor Value)>();
        for (var side = 1; !game.IsOver; side = -side)
        {
            if (side > 0)
            {
                var (policy, value) = player.call(game.Board(side));
                var logProbabilities = functional.log_softmax(policy.masked_fill(game.Taken(), float.NegativeInfinity), 0);
                var field = multinomial(logProbabilities.detach().exp(), 1);
                moves.Add((logProbabilities.gather(0, field).sum(), value));
                game.Play(field.item<long>(), side);
            }
            else
            {
                game.Play(Answer(rival, game), side);
            }
        }

        var result = game.Winner();
        return (moves.Select(move => (-(result - move.Value.detach()) * move.LogProbability) + (move.Value - result).pow(2)).ToList(), result);
    }

    private static long Answer(Player rival, Game game)
    {
        using var scope = NewDisposeScope();
        using var mode = no_grad();
        var (policy, _) = rival.call(game.Board(-1));
        return multinomial(functional.softmax(policy.masked_fill(game.Taken(), float.NegativeInfinity), 0), 1).item<long>();
    }

    private static Player Copy(Player player)
    {
        var copy = new Player();
        copy.load_state_dict(player.state_dict());
        copy.eval();
        return copy;
    }
}
