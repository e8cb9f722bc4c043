/** Tasks that come with residents and advisers, a line each. */
export function InvolvementTasks({ tasks }: { tasks: readonly { href: string; text: string }[] }) {
  return (
    <ul class="v-lines">
      {tasks.map(task => (
        <li key={task.text}>
          <a href={task.href}>{task.text}</a>
        </li>
      ))}
    </ul>
  )
}
